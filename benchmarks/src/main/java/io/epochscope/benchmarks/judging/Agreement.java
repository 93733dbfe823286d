package io.epochscope.benchmarks.judging;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far figures are from those of somebody else.
 *
 * @param figures how many were compared
 * @param largest difference of all; infinite where one side lacks a figure, or has it undefined alone
 * @param where the name of the figure that differs so much; empty if none differs
 */
record Agreement(int figures, double largest, String where) {

    /** Compares figures by name; NaN is an undefined one. */
    static Agreement of(Map<String, Double> ours, Map<String, Double> theirs) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        double largest = 0;
        String where = "";
        for (String name : names) {
            double difference = difference(ours.get(name), theirs.get(name));
            if (difference > largest) {
                largest = difference;
                where = name;
            }
        }
        return new Agreement(names.size(), largest, where);
    }

    private static double difference(Double ours, Double theirs) {
        if (ours == null || theirs == null) {
            return Double.POSITIVE_INFINITY;
        }
        if (ours.isNaN() || theirs.isNaN()) {
            return ours.equals(theirs) ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(ours - theirs);
    }
}
