package io.epochscope.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/** How much of a process was resident, sample by sample. Used by one thread. */
final class MemoryCourse {

    private final List<Double> megabytes = new ArrayList<>();

    void add(double resident) {
        megabytes.add(resident);
    }

    /** Mean of the first third, in MB. */
    double first() {
        return mean(megabytes.subList(0, megabytes.size() / 3));
    }

    /** Mean of the last third, in MB. */
    double last() {
        return mean(megabytes.subList(megabytes.size() - megabytes.size() / 3, megabytes.size()));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
