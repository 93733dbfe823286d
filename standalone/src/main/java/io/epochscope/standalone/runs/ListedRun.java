package io.epochscope.standalone.runs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A run as metrics-service shows it. Null is what is not known.
 *
 * @param status a word such as {@code RUNNING} or {@code STALLED}
 * @param epochs asked for
 * @param lastEpoch that ended
 * @param request JSON object
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ListedRun(
        String runId,
        String name,
        String status,
        String reason,
        String model,
        Integer epochs,
        Integer lastEpoch,
        Double trainLoss,
        Double validationLoss,
        Double testLoss,
        Double trainAccuracy,
        Double validationAccuracy,
        Double testAccuracy,
        Integer bestEpoch,
        String bestMetric,
        Double bestValue,
        String startedAt,
        JsonNode request,
        boolean baseline) {
    private static final Set<String> FINAL = Set.of("COMPLETED", "STOPPED", "FAILED");

    /** Whether nothing more will come of it. */
    public boolean isFinished() {
        return FINAL.contains(status);
    }
}
