package io.epochscope.trainer.outbox;

import io.smallrye.mutiny.Uni;

/** The way to the broker. */
public interface BrokerChannel {

    /** Does on subscription what must be done once before the first event is sent; fails while the broker is away. */
    Uni<Void> prepare();

    /**
     * Hands an event over on subscription; events handed over by one thread keep their order.
     *
     * @return completes when the broker has acknowledged it, fails if the broker refused it
     */
    Uni<Void> send(OutboxEntry entry);
}
