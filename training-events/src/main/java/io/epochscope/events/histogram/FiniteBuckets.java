package io.epochscope.events.histogram;

import io.epochscope.events.v1.Buckets;

/**
 * The counts of finite values: the buckets of the positive ones, of the negative ones, and of the zeros. Not
 * thread-safe.
 */
final class FiniteBuckets {

    private static final int POSITIVE = 0;
    private static final int NEGATIVE = 1;
    private static final int ZERO = 2;

    private final BucketLayout layout;
    private final SignBuckets[] buckets = {new SignBuckets(), new SignBuckets(), new SignBuckets()};

    FiniteBuckets(BucketLayout layout) {
        this.layout = layout;
    }

    FiniteBuckets(BucketLayout layout, Buckets positive, Buckets negative, long zeros) {
        this(layout);
        buckets[POSITIVE].addAll(positive);
        buckets[NEGATIVE].addAll(negative);
        addZeros(zeros);
    }

    BucketLayout layout() {
        return layout;
    }

    void increment(double finite) {
        buckets[kindOf(finite)].increment(layout.indexOf(finite));
    }

    void addPositive(int index, long count) {
        add(POSITIVE, index, count);
    }

    void addNegative(int index, long count) {
        add(NEGATIVE, index, count);
    }

    void addZeros(long count) {
        add(ZERO, layout.minIndex(), count);
    }

    private void add(int kind, int index, long count) {
        if (count > 0) {
            buckets[kind].add(index, count);
        }
    }

    /**
     * Arithmetic instead of branches: signs of weights, and zeros after a ReLU, are coin tosses that no branch
     * predictor gets right, which cost more than all the rest of counting.
     */
    private static int kindOf(double finite) {
        long bits = Double.doubleToRawLongBits(finite);
        int sign = (int) (bits >>> 63);
        int notZero = (int) (-(bits & Long.MAX_VALUE) >>> 63);
        return (sign & notZero) | ((1 - notZero) << 1);
    }

    void addAll(FiniteBuckets other) {
        int shift = other.layout.precisionBits() - layout.precisionBits();
        for (int kind = 0; kind < buckets.length; kind++) {
            buckets[kind].addCoarsened(other.buckets[kind], shift);
        }
    }

    FiniteBuckets coarsened(BucketLayout coarser) {
        FiniteBuckets result = new FiniteBuckets(coarser);
        result.addAll(this);
        return result;
    }

    /** The middle of the bucket of the value with so many smaller ones; the rank is less than all counts together. */
    double valueOfRank(long rank) {
        long negatives = buckets[NEGATIVE].total();
        if (rank < negatives) {
            return -layout.middle(buckets[NEGATIVE].indexOfRank(negatives - 1 - rank));
        }
        long beyondZeros = rank - negatives - zeros();
        return beyondZeros < 0 ? 0 : layout.middle(buckets[POSITIVE].indexOfRank(beyondZeros));
    }

    long zeros() {
        return buckets[ZERO].total();
    }

    Buckets positive() {
        return buckets[POSITIVE].toMessage();
    }

    Buckets negative() {
        return buckets[NEGATIVE].toMessage();
    }
}
