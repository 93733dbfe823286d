package io.epochscope.trainer.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows whether the broker answers and what waits for it. Always up: the trainer takes requests and trains while the
 * broker is away, so nobody should be kept from reaching it. Asks the broker in the background, so that a probe never
 * waits: it gets the last answer.
 */
@Readiness
@Singleton
class BrokerHealth implements HealthCheck {

    private static final Duration ASK_AT_MOST_EACH = Duration.ofSeconds(5);
    private static final int ANSWER_WITHIN_MILLIS = 4_000;

    private final Instance<Admin> admin;
    private final Outbox outbox;
    private final Clock clock;
    private Instant asked = Instant.EPOCH;
    private volatile String answer = "not asked yet";

    BrokerHealth(Instance<Admin> admin, Outbox outbox, Clock clock) {
        this.admin = admin;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        askAgain();
        return HealthCheckResponse.named("broker")
                .up()
                .withData("broker", answer)
                .withData("events waiting", outbox.events())
                .withData(
                        "oldest waiting since",
                        outbox.oldest().map(Instant::toString).orElse("none"))
                .build();
    }

    private synchronized void askAgain() {
        Instant now = clock.instant();
        if (Duration.between(asked, now).compareTo(ASK_AT_MOST_EACH) < 0) {
            return;
        }
        asked = now;
        Uni.createFrom()
                .completionStage(() -> admin.get()
                        .describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_WITHIN_MILLIS))
                        .clusterId()
                        .toCompletionStage())
                .subscribe()
                .with(cluster -> answer = "reachable", failure -> answer = "not reachable: " + failure.getMessage());
    }
}
