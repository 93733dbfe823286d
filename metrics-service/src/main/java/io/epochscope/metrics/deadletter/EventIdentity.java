package io.epochscope.metrics.deadletter;

import com.google.protobuf.util.Timestamps;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunDeleted;
import java.util.Optional;

/** Which event a refused record would have been, as far as it can be told. */
final class EventIdentity {

    private static final EventContract CONTRACT = new EventContract();

    private EventIdentity() {}

    /**
     * An event without a body, with the run, attempt and sequence of the refused one; empty if these cannot be relied
     * on. It occurred when the record was written.
     */
    static Optional<Event> of(RefusedRecord refused) {
        Event.Builder identity = Event.newBuilder()
                .setRunId(refused.event().getRunId())
                .setAttempt(refused.event().getAttempt())
                .setSequence(refused.event().getSequence())
                .setOccurredAt(Timestamps.fromMillis(refused.writtenAt()));
        try {
            // The body that has no rules of its own.
            Event checked =
                    identity.setRunDeleted(RunDeleted.getDefaultInstance()).build();
            CONTRACT.check(checked, Topic.RUNS);
            return Optional.of(identity.clearBody().build());
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
    }
}
