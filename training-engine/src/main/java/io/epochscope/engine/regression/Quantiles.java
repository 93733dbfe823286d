package io.epochscope.engine.regression;

/** Quantiles as {@code numpy.percentile} has them by default: linear between the two values that one lies between. */
final class Quantiles {

    private Quantiles() {}

    /**
     * One quantile.
     *
     * @param sorted ascending, at least one
     * @param share from 0, the least value, to 1, the greatest
     */
    static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        double part = place - below;
        // Infinite values may be their own neighbours.
        return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[above] * part;
    }
}
