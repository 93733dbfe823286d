package io.epochscope.metrics.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a pass of an epoch made of a patch.
 *
 * @param split null if the patch has not been described
 * @param label index of its true class, null if it has none
 * @param predicted index of its predicted class, null for a regression
 * @param output predicted value, null for a classification
 * @param target true value, null for a classification
 */
@JsonPropertyOrder({
    "epoch",
    "row",
    "column",
    "pass",
    "split",
    "label",
    "predicted",
    "correct",
    "loss",
    "pTrue",
    "pPredicted",
    "output",
    "target"
})
record ScoreRow(
        int epoch,
        int row,
        int column,
        String pass,
        String split,
        Integer label,
        Integer predicted,
        Boolean correct,
        float loss,
        Float pTrue,
        Float pPredicted,
        Float output,
        Float target) {}
