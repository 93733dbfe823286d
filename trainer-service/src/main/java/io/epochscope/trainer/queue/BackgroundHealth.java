package io.epochscope.trainer.queue;

import io.epochscope.trainer.outbox.OutboxPublisher;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down when training or publishing has ended for good while the service still answers: only a new start helps then, and
 * it loses nothing, as runs and events are on disk.
 */
@Liveness
@Singleton
class BackgroundHealth implements HealthCheck {

    private final TrainingThread training;
    private final OutboxPublisher publisher;

    BackgroundHealth(TrainingThread training, OutboxPublisher publisher) {
        this.training = training;
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        boolean trains = !training.hasBrokenOff();
        boolean publishes = !publisher.hasBrokenOff();
        return HealthCheckResponse.named("background work")
                .status(trains && publishes)
                .withData("training", state(trains))
                .withData("outbox publisher", state(publishes))
                .build();
    }

    private static String state(boolean works) {
        return works ? "works" : "has broken off; the log says why";
    }
}
