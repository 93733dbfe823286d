package io.epochscope.engine.schedule;

/** Which way a figure is better. */
public enum MetricMode {
    MIN,
    MAX;

    /**
     * The one that goes without saying: {@link #MAX} of an accuracy and R², else {@link #MIN}.
     *
     * @param metric as {@link EpochMetric#named} takes it
     */
    public static MetricMode standardFor(String metric) {
        return metric.endsWith("_accuracy") || metric.endsWith("_r2") ? MAX : MIN;
    }

    /** By how much a value is better than another one: negative if it is worse, NaN if one of them is. */
    public double gain(double value, double other) {
        return this == MIN ? other - value : value - other;
    }
}
