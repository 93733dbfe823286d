package io.epochscope.engine.classification;

import java.util.Arrays;
import java.util.List;

/**
 * Buckets of the log-odds of probabilities, found from the logarithm of a probability without computing one or the
 * other. They are those of {@code ClassScores}, of the float {@code (float) exp(log p)} that is published as a patch's
 * probability; their indices here begin at 0 for log-odds of {@value #LOWEST} and below.
 *
 * <p>The log-odds never fall where the log-probability rises, so each bucket is an interval of log-probabilities, whose
 * ends are searched once. A value is looked up by the upper bits of its float, which says its bucket within a few.
 *
 * <p>Not changed once made; safe for any thread.
 */
final class LogOddsBuckets {

    private static final int LOWEST = -104;
    private static final int HIGHEST = 104;

    /**
     * Of an event that brokers take (1 MB), what one class in one split may use if three splits and all classes are to
     * use half of it, and how much it needs: log-odds from -40 to 17 (the highest below a float's 1) are 57 units, and
     * a bucket takes about 5 bytes (its number 2, the samples of the class 1, the others 2).
     */
    private static final int ROOM = 500_000 / 3;

    private static final int BYTES_OF_A_UNIT = 57 * 5;

    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    /** Leaves 7 bits of the mantissa: -100 and -100.5 share a cell, which 5 buckets of the finest resolution meet. */
    private static final int CELL_SHIFT = 16;

    /** From the finest. Eight in a unit tell odds of 1.13 to 1 apart. */
    private static final List<LogOddsBuckets> RESOLUTIONS =
            List.of(new LogOddsBuckets(8), new LogOddsBuckets(4), new LogOddsBuckets(2), new LogOddsBuckets(1));

    private final int perUnit;

    /** By bucket, the bits of the largest -log p in it or in one above. */
    private final int[] ends;

    /** By the upper bits of -log p, the bucket of the cell's smallest -log p. */
    private final short[] first;

    private LogOddsBuckets(int perUnit) {
        this.perUnit = perUnit;
        ends = new int[(HIGHEST - LOWEST) * perUnit + 1];
        Arrays.setAll(ends, this::end);
        first = new short[(INFINITE >>> CELL_SHIFT) + 1];
        int bucket = ends.length - 1;
        for (int cell = 0; cell < first.length; cell++) {
            bucket = downFrom(bucket, cell << CELL_SHIFT);
            first[cell] = (short) bucket;
        }
    }

    /**
     * The finest of 8, 4, 2 and 1 buckets per unit with which an epoch's class scores take half of what an event may
     * hold: 8 for up to 73 classes, 4 up to 146, 2 up to 292. With 1, a thousand classes in three splits take 57 · 4.3
     * + 14 bytes each (numbers of buckets take one byte then), 0.8 MB at that spread; 0.5 MB at one of 35 units, as
     * 50,000 samples of a model that is half right have.
     */
    static LogOddsBuckets forClasses(int classes) {
        return RESOLUTIONS.stream()
                .filter(buckets -> (long) classes * buckets.perUnit * BYTES_OF_A_UNIT <= ROOM)
                .findFirst()
                .orElse(RESOLUTIONS.get(RESOLUTIONS.size() - 1));
    }

    int perUnit() {
        return perUnit;
    }

    int count() {
        return ends.length;
    }

    /** As events number it. */
    int number(int bucket) {
        return bucket + LOWEST * perUnit;
    }

    /**
     * The bucket of a sample.
     *
     * @param logProbability 0 or below
     * @return -1 for NaN
     */
    int of(float logProbability) {
        int bits = Float.floatToRawIntBits(logProbability) & MAGNITUDE;
        return bits > INFINITE ? -1 : downFrom(first[bits >>> CELL_SHIFT], bits);
    }

    private int downFrom(int bucket, int bits) {
        int found = bucket;
        while (bits > ends[found]) {
            found--;
        }
        return found;
    }

    private int end(int bucket) {
        int within = 0;
        int beyond = INFINITE + 1;
        while (beyond - within > 1) {
            int middle = (within + beyond) >>> 1;
            if (compute(-Float.intBitsToFloat(middle)) >= bucket) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return within;
    }

    private int compute(float logProbability) {
        double probability = (float) Math.exp(logProbability);
        double logOdds = Math.log(probability / (1 - probability));
        double bounded = Math.max(LOWEST, Math.min(HIGHEST, logOdds));
        return (int) Math.floor(bounded * perUnit) - LOWEST * perUnit;
    }
}
