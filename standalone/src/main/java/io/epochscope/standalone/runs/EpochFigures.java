package io.epochscope.standalone.runs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** An epoch as metrics-service shows it. Null is what was not measured; NaN was. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EpochFigures(int epoch, Double trainLoss, Double validationLoss) {

    /** The loss that tells how well the run does: on the validation split where there is one. */
    public Double loss() {
        return validationLoss == null ? trainLoss : validationLoss;
    }
}
