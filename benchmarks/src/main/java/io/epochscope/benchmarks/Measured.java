package io.epochscope.benchmarks;

import java.util.Arrays;
import java.util.Collection;

/** Values that were measured, at least one. Immutable. */
public final class Measured {

    private final double[] sorted;

    /** Takes a copy. */
    public Measured(Collection<Double> values) {
        sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
    }

    /** How many. */
    public int count() {
        return sorted.length;
    }

    /** The least value that so large a share does not exceed. */
    public double quantile(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** The least value that half of them do not exceed. */
    public double median() {
        return quantile(0.5);
    }

    /** The greatest. */
    public double longest() {
        return sorted[sorted.length - 1];
    }
}
