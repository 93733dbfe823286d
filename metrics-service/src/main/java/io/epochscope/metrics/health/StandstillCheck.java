package io.epochscope.metrics.health;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A check that is down from a certain standstill on. */
record StandstillCheck(Standstill standstill, Duration most) {

    private static final String NAME = "Events are taken";

    HealthCheckResponse response() {
        Duration longest = standstill.longest();
        boolean up = longest.compareTo(most) < 0;
        var response = HealthCheckResponse.named(NAME).status(up);
        if (!up) {
            response.withData(
                    "problem",
                    "a consumer has taken nothing for %d s though events wait".formatted(longest.toSeconds()));
        }
        return response.build();
    }
}
