package io.epochscope.metrics.deletion;

import com.google.protobuf.util.Timestamps;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunDeleted;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells topic {@code training.runs} of deleted runs, so that a replay into another database leaves them out too. */
@Singleton
final class DeletionPublisher implements DeletionNews {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MutinyEmitter<byte[]> emitter;
    private final EventCodec codec = new EventCodec();

    DeletionPublisher(
            @Channel("deletions") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Override
    public void tell(DeletedRun run) {
        Event event = Event.newBuilder()
                .setRunId(run.runId())
                .setAttempt(run.attempt())
                .setOccurredAt(Timestamps.fromMillis(run.deletedAt().toEpochMilli()))
                .setRunDeleted(RunDeleted.newBuilder().setReason(run.reason()))
                .build();
        emitter.sendMessage(Message.of(codec.encode(event))
                        .addMetadata(OutgoingKafkaRecordMetadata.<byte[]>builder()
                                .withKey(run.runId().getBytes(StandardCharsets.UTF_8))
                                .build()))
                .await()
                .atMost(PATIENCE);
    }
}
