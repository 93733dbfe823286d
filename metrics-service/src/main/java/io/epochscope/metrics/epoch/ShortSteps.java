package io.epochscope.metrics.epoch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A slice of steps in short, of which a curve of very many steps can be drawn: of each {@value #BLOCK} steps the last
 * one, the first with the least and with the greatest finite value, and the first and the last one that is not finite;
 * and the first step of all.
 *
 * @param steps ascending
 * @param values at these steps
 * @param ends the last step of the block that each of these is of
 * @param sums of all finite values of a block, at its last step; 0 at the others
 * @param counts of all finite values of a block, at its last step; 0 at the others
 */
record ShortSteps(List<Long> steps, List<Double> values, List<Long> ends, List<Double> sums, List<Integer> counts) {

    /**
     * So few that 1,000 slices of 1,000 steps, or 100 of 10,000, are still a few thousand blocks, which are read well
     * below the time that a screen may take.
     */
    static final int BLOCK = 256;

    /** Below it, what is kept of a block would not be shorter by enough to be worth its room. */
    private static final int WORTH_SHORTENING = 16;

    /**
     * Shortens a slice.
     *
     * @param steps ascending
     * @param values as many
     * @return empty if the slice is short already
     */
    static Optional<ShortSteps> of(List<Long> steps, List<Double> values) {
        if (steps.size() < WORTH_SHORTENING) {
            return Optional.empty();
        }
        var shortened = new ShortSteps(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int from = 0; from < steps.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, steps.size());
            shortened.add(steps, values, from, to);
        }
        return Optional.of(shortened);
    }

    private void add(List<Long> allSteps, List<Double> allValues, int from, int to) {
        double sum = 0;
        int count = 0;
        int least = -1;
        int greatest = -1;
        SortedSet<Integer> notFinite = new TreeSet<>();
        for (int i = from; i < to; i++) {
            double value = allValues.get(i);
            if (!Double.isFinite(value)) {
                notFinite.add(i);
                continue;
            }
            sum += value;
            count++;
            least = least < 0 || value < allValues.get(least) ? i : least;
            greatest = greatest < 0 || value > allValues.get(greatest) ? i : greatest;
        }
        SortedSet<Integer> kept = new TreeSet<>(List.of(to - 1));
        if (from == 0) {
            kept.add(0);
        }
        if (count > 0) {
            kept.addAll(List.of(least, greatest));
        }
        if (!notFinite.isEmpty()) {
            kept.addAll(List.of(notFinite.first(), notFinite.last()));
        }
        for (int i : kept) {
            boolean last = i == to - 1;
            steps.add(allSteps.get(i));
            values.add(allValues.get(i));
            ends.add(allSteps.get(to - 1));
            sums.add(last ? sum : 0);
            counts.add(last ? count : 0);
        }
    }
}
