package io.epochscope.metrics.ingest;

import io.epochscope.metrics.deadletter.DeadLetters;
import io.epochscope.metrics.health.IngestMeters;
import io.epochscope.metrics.health.IngestState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes batches from Kafka, one after the other. Offsets are committed when all events of a batch are in the database
 * and all that is none is among the dead letters; until then a batch is tried again, however long that takes.
 */
@ApplicationScoped
public class EventConsumer {

    private static final double JITTER = 0.2;

    private final RecordIngest ingest;
    private final DeadLetters deadLetters;
    private final IngestState state;
    private final IngestMeters meters;
    private final IngestConfig config;

    EventConsumer(
            RecordIngest ingest, DeadLetters deadLetters, IngestState state, IngestMeters meters, IngestConfig config) {
        this.ingest = ingest;
        this.deadLetters = deadLetters;
        this.state = state;
        this.meters = meters;
        this.config = config;
    }

    /** Completes when a batch's offsets may be committed; never fails. */
    @Incoming("events")
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> ingest(records))
                .onFailure()
                .invoke(failure -> {
                    meters.retried();
                    state.failing(failure);
                })
                .onFailure()
                .retry()
                .withJitter(JITTER)
                .withBackOff(config.firstRetry(), config.slowestRetry())
                .indefinitely()
                .invoke(state::working);
    }

    private void ingest(ConsumerRecords<byte[], byte[]> records) {
        meters.timeBatch(() -> deadLetters.add(ingest.take(records)));
    }
}
