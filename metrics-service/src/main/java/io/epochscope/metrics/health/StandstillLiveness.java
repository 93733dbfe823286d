package io.epochscope.metrics.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when that goes on: a new start helps, and loses nothing, as what was not stored is taken again. */
@Liveness
@Singleton
final class StandstillLiveness implements HealthCheck {

    private final StandstillCheck check;

    StandstillLiveness(Standstill standstill, StandstillConfig config) {
        check = new StandstillCheck(standstill, config.restartAfter());
    }

    @Override
    public HealthCheckResponse call() {
        return check.response();
    }
}
