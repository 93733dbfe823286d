package io.epochscope.engine.schedule;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataOutline;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * {@code ReduceLROnPlateau}, epoch by epoch.
 *
 * @param metric what is looked at: a split and a figure of it, {@code validation_loss} by default
 * @param mode whether it should get lower or higher; by default {@code max} of an accuracy and R², else {@code min}
 * @param factor the rate is multiplied by this, 0.1 by default
 * @param patience after more than so many epochs without anything better, 10 by default
 * @param threshold what is better by less is no better, 1e-4 by default
 * @param thresholdMode whether that is a part of the best or a difference, {@code rel} by default
 * @param cooldown epochs after a fall that are let pass, 0 by default
 * @param minimum {@code min_lr}, the lowest rate, 0 by default
 * @param epsilon {@code eps}, a fall by no more than that is left out, 1e-8 by default
 * @param warmUp none by default; its epochs are not looked at
 */
public record PlateauParameters(
        @Pattern(regexp = EpochMetric.PATTERN, message = "must be as validation_loss or train_accuracy")
        String metric,

        MetricMode mode,

        @Positive @DecimalMax(value = "1", inclusive = false)
        Double factor,

        @PositiveOrZero Integer patience,
        @PositiveOrZero Double threshold,
        ThresholdMode thresholdMode,
        @PositiveOrZero Integer cooldown,
        @PositiveOrZero Double minimum,
        @PositiveOrZero Double epsilon,
        WarmUp warmUp)
        implements ScheduleParameters {

    /** What a threshold is to the best. */
    public enum ThresholdMode {
        REL,
        ABS
    }

    public PlateauParameters {
        metric = metric == null ? "validation_loss" : metric;
        mode = mode == null ? MetricMode.standardFor(metric) : mode;
        factor = factor == null ? 0.1 : factor;
        patience = patience == null ? 10 : patience;
        threshold = threshold == null ? 1e-4 : threshold;
        thresholdMode = thresholdMode == null ? ThresholdMode.REL : thresholdMode;
        cooldown = cooldown == null ? 0 : cooldown;
        minimum = minimum == null ? 0 : minimum;
        epsilon = epsilon == null ? 1e-8 : epsilon;
    }

    /** Everything by default. */
    public static PlateauParameters defaults() {
        return new PlateauParameters(null, null, null, null, null, null, null, null, null, null);
    }

    @Override
    public RateUnit per() {
        return RateUnit.EPOCH;
    }

    @Override
    public List<Fault> check() {
        boolean lossRises = metric.endsWith("_loss") && mode == MetricMode.MAX;
        return lossRises ? List.of(new Fault("mode", "max", "min where metric is a loss")) : List.of();
    }

    @Override
    public List<Fault> check(DataOutline data) {
        return EpochMetric.check(metric, data);
    }

    @Override
    public RateCourse course(double learningRate, int epochs, int stepsOfEpoch) {
        return new PlateauCourse(this, learningRate);
    }

    boolean better(double value, double best) {
        if (mode == MetricMode.MIN) {
            return value < (thresholdMode == ThresholdMode.REL ? best * (1 - threshold) : best - threshold);
        }
        return value > (thresholdMode == ThresholdMode.REL ? best * (1 + threshold) : best + threshold);
    }
}
