package io.epochscope.trainer;

import io.epochscope.trainer.finding.FindingReader;
import io.epochscope.trainer.outbox.OutboxPublisher;
import io.epochscope.trainer.queue.TrainingThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts what works in the background, and stops it in the opposite order while everything it needs is still there. */
@Singleton
class TrainerLifecycle {

    private final OutboxPublisher publisher;
    private final TrainingThread training;
    private final FindingReader findings;

    TrainerLifecycle(OutboxPublisher publisher, TrainingThread training, FindingReader findings) {
        this.publisher = publisher;
        this.training = training;
        this.findings = findings;
    }

    void start(@Observes StartupEvent event) {
        publisher.start();
        training.start();
        findings.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        findings.stop();
        training.stop();
        publisher.stop();
    }
}
