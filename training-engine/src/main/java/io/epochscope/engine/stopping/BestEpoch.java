package io.epochscope.engine.stopping;

import io.epochscope.engine.schedule.MetricMode;
import io.epochscope.events.v1.RunFinished;

/** Remembers the best epoch by a metric; NaN is never the best. */
public final class BestEpoch {

    private final String metric;
    private final MetricMode mode;
    private final double minDelta;
    private int epoch;
    private double value = Double.NaN;

    /** By the lowest validation loss. */
    public static BestEpoch byValidationLoss() {
        return new BestEpoch("validation_loss", MetricMode.MIN, 0);
    }

    /**
     * By any metric.
     *
     * @param minDelta only what is better by more than that is better; 0 or more
     */
    public BestEpoch(String metric, MetricMode mode, double minDelta) {
        this.metric = metric;
        this.mode = mode;
        this.minDelta = minDelta;
    }

    /** Takes an epoch into account, and says whether it is the best so far. The first one that is a number is. */
    public boolean offer(int candidate, double candidateValue) {
        boolean better = epoch == 0 ? !Double.isNaN(candidateValue) : mode.gain(candidateValue, value) > minDelta;
        if (better) {
            epoch = candidate;
            value = candidateValue;
        }
        return better;
    }

    /** From 1; 0 if there is none. */
    public int epoch() {
        return epoch;
    }

    /** Of the metric in the best epoch; NaN if there is none. */
    public double value() {
        return value;
    }

    /** Adds it to a run's closing event, if there is one. */
    public void describe(RunFinished.Builder finished) {
        if (epoch > 0) {
            finished.setBestEpoch(epoch).setBestMetric(metric).setBestValue(value);
        }
    }
}
