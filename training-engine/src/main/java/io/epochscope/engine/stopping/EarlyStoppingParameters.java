package io.epochscope.engine.stopping;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataOutline;
import io.epochscope.engine.schedule.EpochMetric;
import io.epochscope.engine.schedule.MetricMode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;

/**
 * When a run ends before its last epoch.
 *
 * @param metric what is looked at: a split and a figure of it, {@code validation_loss} by default
 * @param mode whether it should get lower or higher; by default {@code max} of an accuracy and R², else {@code min}
 * @param patience after so many epochs without anything better, 5 by default
 * @param minDelta what is better by no more than that is no better, 0 by default
 * @param restoreBest whether the run ends with the weights of its best epoch; yes by default
 */
public record EarlyStoppingParameters(
        @Pattern(regexp = EpochMetric.PATTERN, message = "must be as validation_loss or train_accuracy")
        String metric,

        MetricMode mode,
        @Positive Integer patience,
        @PositiveOrZero Double minDelta,
        Boolean restoreBest) {

    public EarlyStoppingParameters {
        metric = metric == null ? "validation_loss" : metric;
        mode = mode == null ? MetricMode.standardFor(metric) : mode;
        patience = patience == null ? 5 : patience;
        minDelta = minDelta == null ? 0 : minDelta;
        restoreBest = restoreBest == null || restoreBest;
    }

    /** What is wrong with it where that is learned from. */
    public List<Fault> check(DataOutline data) {
        List<Fault> faults = new ArrayList<>(EpochMetric.check(metric, data));
        if (metric.endsWith("_loss") && mode == MetricMode.MAX) {
            faults.add(new Fault("mode", "max", "min where metric is a loss"));
        }
        return faults;
    }
}
