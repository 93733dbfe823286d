package io.epochscope.benchmarks.freshness;

import java.util.Arrays;
import java.util.Collection;

/** Values that were measured, at least one. */
final class Measured {

    private final double[] sorted;

    Measured(Collection<Double> values) {
        sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
    }

    int count() {
        return sorted.length;
    }

    /** The least value that so large a share does not exceed. */
    double quantile(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    double median() {
        return quantile(0.5);
    }

    double longest() {
        return sorted[sorted.length - 1];
    }
}
