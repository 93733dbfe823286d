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

    /** Of the epochs that a state is of, as long as no more are offered. */
    public static BestEpoch of(StoppingState state) {
        BestEpoch best = new BestEpoch(state.metric(), MetricMode.standardFor(state.metric()), 0);
        best.restore(state);
        return best;
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

    /** What it knows, where nobody counts the epochs that were no better. */
    public StoppingState state() {
        return state(0, 0);
    }

    StoppingState state(int without, int withoutNumber) {
        return new StoppingState(metric, epoch, value, without, withoutNumber);
    }

    /**
     * Goes on from a state.
     *
     * @throws IllegalArgumentException if that is of another metric; the message names both
     */
    public void restore(StoppingState earlier) {
        if (!metric.equals(earlier.metric())) {
            throw new IllegalArgumentException(
                    "the best epoch was looked for by %s before, and is now by %s".formatted(earlier.metric(), metric));
        }
        epoch = earlier.bestEpoch();
        value = earlier.bestValue();
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
