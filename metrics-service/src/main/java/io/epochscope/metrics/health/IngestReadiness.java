package io.epochscope.metrics.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a batch waits to be stored; that the database and the consumer are there is checked by Quarkus. */
@Readiness
@Singleton
final class IngestReadiness implements HealthCheck {

    private final IngestState state;

    IngestReadiness(IngestState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Events are stored");
        return state.problem()
                .map(problem -> response.down().withData("problem", problem))
                .orElseGet(response::up)
                .build();
    }
}
