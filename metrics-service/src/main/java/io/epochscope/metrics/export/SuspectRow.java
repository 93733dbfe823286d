package io.epochscope.metrics.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A patch that somebody should look at: an entry of a request's {@code corrections} whose action is still to be filled
 * in.
 *
 * @param given the name of its class
 * @param predicted the name of the class it was predicted as in the last epoch
 * @param confidence mean of p(true class) over the epochs
 * @param action relabel, exclude or weight
 * @param className for {@code relabel}
 * @param weight for {@code weight}
 */
@JsonPropertyOrder({
    "scene",
    "row",
    "column",
    "split",
    "given",
    "predicted",
    "verdict",
    "confidence",
    "action",
    "class",
    "weight"
})
record SuspectRow(
        String scene,
        int row,
        int column,
        String split,
        String given,
        String predicted,
        String verdict,
        double confidence,
        String action,
        @JsonProperty("class") String className,
        Double weight) {}
