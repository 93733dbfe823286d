package io.epochscope.metrics.classification;

import java.util.List;

/**
 * How one split was judged in one epoch.
 *
 * @param report the classes, then accuracy, macro avg and weighted avg
 * @param cells of the matrix that are not zero, by true class, then by predicted class
 * @param pairs the cells off the diagonal with the most samples, the largest first
 */
public record ClassificationView(
        int epoch,
        String split,
        ClassificationSummary summary,
        List<ReportRow> report,
        List<ConfusionCell> cells,
        List<ConfusionCell> pairs) {}
