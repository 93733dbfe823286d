package io.epochscope.trainer.queue;

import io.epochscope.engine.events.EventSink;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunStatus;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Puts the events of one run into the outbox, and makes the run wait at an epoch's end while the outbox is full. Lets
 * those that the run is a part of know of its epochs first.
 */
final class RunSink implements EventSink {

    private static final Logger LOG = Logger.getLogger(RunSink.class);

    private final Outbox outbox;
    private final RunRegistry registry;
    private final Consumer<EpochCompleted> epochs;
    private final BooleanSupplier stopping;

    /**
     * @param epochs gets each epoch before it is published
     * @param stopping whether the run was asked to stop, so that it waits no longer
     */
    RunSink(Outbox outbox, RunRegistry registry, Consumer<EpochCompleted> epochs, BooleanSupplier stopping) {
        this.outbox = outbox;
        this.registry = registry;
        this.epochs = epochs;
        this.stopping = stopping;
    }

    @Override
    public void publish(Event event) {
        if (event.hasEpochCompleted()) {
            epochs.accept(event.getEpochCompleted());
        }
        outbox.append(event);
        if (event.hasEpochCompleted() && outbox.isFull() && !stopping.getAsBoolean()) {
            waitForRoom(event.getRunId());
        }
    }

    private void waitForRoom(String runId) {
        String reason = "the outbox is full: %d events (%d bytes) wait for the broker"
                .formatted(outbox.events(), outbox.bytes());
        LOG.warnf("run %s waits: %s. It goes on when the broker has taken some", runId, reason);
        registry.changeStatus(runId, RunStatus.WAITING_FOR_BROKER, reason);
        try {
            outbox.awaitRoom(stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the broker", e);
        }
        registry.changeStatus(runId, RunStatus.RUNNING, "");
        LOG.infof("run %s goes on", runId);
    }
}
