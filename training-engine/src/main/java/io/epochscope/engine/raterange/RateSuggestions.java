package io.epochscope.engine.raterange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Learning rates read off a curve of smoothed losses over rising rates, by the formulas of fastai's
 * {@code callback/schedule.py}.
 *
 * @param valley within the longest fall; what fastai's {@code lr_find} suggests unless told otherwise, and what is
 *     recommended here
 * @param steepest where the loss falls fastest over the logarithm of the rate
 * @param minimum a tenth of the rate of the lowest loss
 */
public record RateSuggestions(double valley, double steepest, double minimum) {

    /**
     * Reads them off.
     *
     * @param rates ascending, at least two
     * @param losses as many, all finite
     */
    static RateSuggestions of(double[] rates, double[] losses) {
        return new RateSuggestions(rates[valley(losses)], rates[steepest(rates, losses)], rates[lowest(losses)] / 10);
    }

    /** By name, as the epoch's event has them. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("suggested_learning_rate", valley);
        metrics.put("suggested_learning_rate_valley", valley);
        metrics.put("suggested_learning_rate_steepest", steepest);
        metrics.put("suggested_learning_rate_minimum", minimum);
        return metrics;
    }

    /**
     * The longest fall ends with the last loss of the longest decreasing subsequence and is as long as that has
     * members. fastai speaks of two thirds of the way through it; what it computes is one third and half a third, each
     * rounded down, and so is this.
     */
    private static int valley(double[] losses) {
        int[] lengths = lengthsOfFalls(losses);
        int end = 0;
        for (int i = 1; i < lengths.length; i++) {
            end = lengths[i] > lengths[end] ? i : end;
        }
        double third = lengths[end] / 3.0;
        // A fall over the first few losses alone would begin before them.
        return Math.max(end - lengths[end] + (int) third + (int) (third / 2), 0);
    }

    /** For each loss how long the longest decreasing subsequence is that ends with it. */
    private static int[] lengthsOfFalls(double[] losses) {
        int[] lengths = new int[losses.length];
        // Of all subsequences of length k + 1 so far, the highest last member, negated so that they ascend.
        double[] highestEnds = new double[losses.length];
        int longest = 0;
        for (int i = 0; i < losses.length; i++) {
            int found = Arrays.binarySearch(highestEnds, 0, longest, -losses[i]);
            int shorter = found < 0 ? -found - 1 : found;
            highestEnds[shorter] = -losses[i];
            lengths[i] = shorter + 1;
            longest = Math.max(longest, lengths[i]);
        }
        return lengths;
    }

    private static int steepest(double[] rates, double[] losses) {
        int steepest = 0;
        double lowestSlope = Double.POSITIVE_INFINITY;
        for (int i = 0; i < losses.length - 1; i++) {
            double slope = (losses[i + 1] - losses[i]) / Math.log(rates[i + 1] / rates[i]);
            if (slope < lowestSlope) {
                lowestSlope = slope;
                steepest = i;
            }
        }
        return steepest;
    }

    private static int lowest(double[] losses) {
        int lowest = 0;
        for (int i = 1; i < losses.length; i++) {
            lowest = losses[i] < losses[lowest] ? i : lowest;
        }
        return lowest;
    }
}
