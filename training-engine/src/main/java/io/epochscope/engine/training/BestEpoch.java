package io.epochscope.engine.training;

import io.epochscope.events.v1.RunFinished;

/** Remembers the epoch of the lowest validation loss; NaN is never the lowest. */
final class BestEpoch {

    private int epoch;
    private double lowest = Double.NaN;

    void offer(int candidate, double validationLoss) {
        if (validationLoss < lowest || (epoch == 0 && !Double.isNaN(validationLoss))) {
            epoch = candidate;
            lowest = validationLoss;
        }
    }

    void describe(RunFinished.Builder finished) {
        if (epoch > 0) {
            finished.setBestEpoch(epoch).setBestMetric("validation_loss").setBestValue(lowest);
        }
    }
}
