package io.epochscope.engine.raterange;

/**
 * The exponential mean of losses, corrected for its beginning with 0: after n losses {@code m / (1 - smoothing^n)}, as
 * fastai's {@code AvgSmoothLoss} and Adam's moments have it.
 */
final class LossMean {

    private final double smoothing;
    private double mean;
    private int losses;

    /** @param smoothing weight of what was before, from 0 (none) to below 1 */
    LossMean(double smoothing) {
        this.smoothing = smoothing;
    }

    void add(double loss) {
        mean = smoothing * mean + (1 - smoothing) * loss;
        losses++;
    }

    /** NaN before the first loss, and from the first that is NaN on. */
    double value() {
        return mean / (1 - Math.pow(smoothing, losses));
    }

    /**
     * How far the mean of so many independent losses strays: its standard deviation, where theirs is 1. With the
     * weights that the mean gives them, the square root of the sum of the squares of {@code (1 - smoothing)
     * smoothing^(n - i) / (1 - smoothing^n)}.
     */
    static double deviation(double smoothing, int losses) {
        double left = Math.pow(smoothing, losses);
        return Math.sqrt((1 - smoothing) / (1 + smoothing) * (1 + left) / (1 - left));
    }
}
