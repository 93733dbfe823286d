package io.epochscope.engine.regression;

import java.util.Arrays;

/**
 * True and predicted numbers. A pair is one {@code long}, the truth in its upper half, whose order is that of the
 * truths and, among equal ones, of the predictions: they are sorted in place, without an object each.
 */
final class PredictionPairs {

    private static final int FIRST_ROOM = 1024;
    private static final long LOWER = 0xFFFF_FFFFL;

    private long[] pairs = new long[FIRST_ROOM];
    private int size;

    void add(float truth, float predicted) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.multiplyExact(size, 2));
        }
        pairs[size++] = (long) ordered(truth) << Integer.SIZE | ((ordered(predicted) ^ Integer.MIN_VALUE) & LOWER);
    }

    int size() {
        return size;
    }

    /** A copy in ascending order. */
    Sorted sorted() {
        long[] copy = Arrays.copyOf(pairs, size);
        Arrays.sort(copy);
        return new Sorted(copy);
    }

    /** An {@code int} whose order is that of the floats; its own inverse. */
    private static int ordered(int bits) {
        return bits ^ ((bits >> (Integer.SIZE - 1)) & Integer.MAX_VALUE);
    }

    private static int ordered(float value) {
        return ordered(Float.floatToRawIntBits(value));
    }

    /** Pairs in ascending order of the truths. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sorted(long[] pairs) {

        int size() {
            return pairs.length;
        }

        float truth(int i) {
            return Float.intBitsToFloat(ordered((int) (pairs[i] >> Integer.SIZE)));
        }

        float predicted(int i) {
            return Float.intBitsToFloat(ordered((int) pairs[i] ^ Integer.MIN_VALUE));
        }

        /** Prediction less truth. */
        double residual(int i) {
            return (double) predicted(i) - truth(i);
        }
    }
}
