package io.epochscope.metrics.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a consumer takes nothing though events wait and nothing is in its way. */
@Readiness
@Singleton
final class StandstillReadiness implements HealthCheck {

    private final StandstillCheck check;

    StandstillReadiness(Standstill standstill, StandstillConfig config) {
        check = new StandstillCheck(standstill, config.unreadyAfter());
    }

    @Override
    public HealthCheckResponse call() {
        return check.response();
    }
}
