package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.SplitMetrics;
import java.util.List;

/** Confusion matrices, with what each class comes to. */
final class ConfusionTable implements SplitTable {

    @Override
    public String name() {
        return "confusion";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "classes", "samples", "support", "predicted", "correct", "cell_true", "cell_predicted", "cell_samples");
    }

    @Override
    public List<List<Object>> rows(SplitMetrics split) {
        return split.hasConfusion() ? List.of(new ConfusionCounts(split.getConfusion()).row()) : List.of();
    }
}
