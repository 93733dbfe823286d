package io.epochscope.standalone.runs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.epochscope.standalone.train.RunProgress;
import java.util.Objects;

/** An epoch as metrics-service shows it. Null is what was not measured; NaN was. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EpochFigures(
        int epoch, Double trainLoss, Double trainAccuracy, Double validationLoss, Double validationAccuracy) {

    /** Where the run was when the epoch had ended. */
    RunProgress progress(ListedRun run) {
        return new RunProgress(
                run.runId(),
                run.status(),
                epoch,
                Objects.requireNonNullElse(run.epochs(), 0),
                1,
                1,
                trainLoss,
                trainAccuracy,
                validationLoss,
                validationAccuracy,
                null);
    }

    /** The loss that tells how well the run does: on the validation split where there is one. */
    public Double loss() {
        return validationLoss == null ? trainLoss : validationLoss;
    }
}
