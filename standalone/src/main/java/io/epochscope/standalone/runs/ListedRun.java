package io.epochscope.standalone.runs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.epochscope.standalone.train.RunProgress;
import java.util.Objects;

/**
 * A run as metrics-service shows it. Null is what is not known.
 *
 * @param status a word such as {@code RUNNING} or {@code STALLED}
 * @param epochs asked for
 * @param lastEpoch that ended
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
        Double trainAccuracy,
        Double validationAccuracy,
        Integer bestEpoch,
        String bestMetric,
        Double bestValue,
        boolean baseline) {

    /** How far it has come, an epoch counting as one step, since no more is known of it. */
    RunProgress progress() {
        return new RunProgress(
                runId,
                status,
                Objects.requireNonNullElse(lastEpoch, 0),
                Objects.requireNonNullElse(epochs, 0),
                lastEpoch == null ? 0 : 1,
                1,
                trainLoss,
                trainAccuracy,
                validationLoss,
                validationAccuracy,
                reason);
    }
}
