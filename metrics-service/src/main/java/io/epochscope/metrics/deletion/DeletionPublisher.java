package io.epochscope.metrics.deletion;

import com.google.protobuf.util.Timestamps;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunDeleted;
import io.epochscope.metrics.publish.EventMessage;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells topic {@code training.runs} of deleted runs, so that a replay into another database leaves them out too. */
@Singleton
final class DeletionPublisher implements DeletionNews {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MutinyEmitter<byte[]> emitter;

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
        emitter.sendMessage(EventMessage.of(event)).await().atMost(PATIENCE);
    }
}
