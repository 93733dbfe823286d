package io.epochscope.events.histogram;

import io.epochscope.events.v1.Histogram;
import java.nio.FloatBuffer;

/**
 * A histogram of any number of values in a few hundred counters, with bounded relative error, exact moments, and the
 * values that are not finite counted apart. Sketches of parts merge into the sketch of the whole: the buckets exactly,
 * in any order, the moments up to rounding. See {@link BucketLayout} for the buckets. Not thread-safe.
 */
public final class HistogramSketch {

    /** 16 buckets for each power of two: a quantile is at most 2^-5, about 3 %, off. */
    public static final int DEFAULT_PRECISION_BITS = 4;

    /** Values that are read at once: a few KB, which stay in the first-level cache between the passes over them. */
    private static final int BLOCK = 1024;

    private FiniteBuckets buckets;
    private MomentsAccumulator moments = new MomentsAccumulator();
    private long nans;
    private long positiveInfinities;
    private long negativeInfinities;

    /** An empty sketch with {@link #DEFAULT_PRECISION_BITS}. */
    public HistogramSketch() {
        this(DEFAULT_PRECISION_BITS);
    }

    /**
     * An empty sketch.
     *
     * @param precisionBits 0 to 10, see {@link BucketLayout}
     * @throws IllegalArgumentException if it is out of range
     */
    public HistogramSketch(int precisionBits) {
        buckets = new FiniteBuckets(new BucketLayout(precisionBits));
    }

    /** Counts one value, of any kind: NaN, infinities and both zeros too. */
    public void add(double value) {
        if (countInBucket(value)) {
            moments.add(value);
        }
    }

    /** Counts the values between the buffer's position and limit, and leaves both where they are. */
    public void addAll(FloatBuffer values) {
        // A table costs more than it saves where few values come.
        FloatTable table = values.remaining() > BLOCK ? new FloatTable(buckets.layout()) : null;
        float[] block = new float[Math.min(BLOCK, values.remaining())];
        int end = values.limit();
        for (int from = values.position(); from < end; from += block.length) {
            int length = Math.min(block.length, end - from);
            values.get(from, block, 0, length);
            moments.add(block, table == null ? count(block, length) : count(block, length, table));
        }
        if (table != null) {
            table.addTo(buckets);
        }
    }

    /** Counts values everywhere but in the moments, and moves the finite ones to the front; tells how many they are. */
    private int count(float[] block, int length) {
        int finite = 0;
        for (int i = 0; i < length; i++) {
            float value = block[i];
            if (countInBucket(value)) {
                block[finite] = value;
                finite++;
            }
        }
        return finite;
    }

    /** The same by a table, and one by one where values are not for it. */
    private int count(float[] block, int length, FloatTable table) {
        if (table.count(block, length) == 0) {
            return length;
        }
        int zeros = 0;
        int finite = 0;
        for (int i = 0; i < length; i++) {
            float value = block[i];
            block[finite] = value;
            finite++;
            int zero = FloatTable.zero(value);
            zeros += zero;
            if (FloatTable.apart(value) > zero && !countInBucket(value)) {
                finite--;
            }
        }
        buckets.addZeros(zeros);
        return finite;
    }

    /** Counts a value everywhere but in the moments, to which it belongs if the answer is true: it is finite. */
    private boolean countInBucket(double value) {
        if (Math.abs(value) <= Double.MAX_VALUE) {
            buckets.increment(value);
            return true;
        }
        countNonFinite(value);
        return false;
    }

    private void countNonFinite(double value) {
        if (Double.isNaN(value)) {
            nans++;
        } else if (value > 0) {
            positiveInfinities++;
        } else {
            negativeInfinities++;
        }
    }

    /**
     * Adds what another sketch has counted, which stays as it is. Where precisions differ, this sketch takes the lower
     * one.
     */
    public void merge(HistogramSketch other) {
        if (other.precisionBits() < precisionBits()) {
            buckets = buckets.coarsened(other.buckets.layout());
        }
        buckets.addAll(other.buckets);
        moments.merge(other.moments);
        nans += other.nans;
        positiveInfinities += other.positiveInfinities;
        negativeInfinities += other.negativeInfinities;
    }

    /**
     * The value of rank floor(q · (m - 1)), counted from 0, among the m values that are not NaN in ascending order, the
     * infinities at their ends. At most 2^-(precisionBits + 1) of that value away from it; exact for zeros, infinities,
     * and the smallest and largest.
     *
     * @param q 0 to 1
     * @return NaN if there is no such value
     * @throws IllegalArgumentException if q is out of range
     */
    public double quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("q is " + q + ", but must be 0 to 1");
        }
        long values = count() - nans;
        if (values == 0) {
            return Double.NaN;
        }
        long rank = Math.min((long) Math.floor(q * (values - 1)), values - 1);
        if (rank < negativeInfinities) {
            return Double.NEGATIVE_INFINITY;
        }
        long finiteRank = rank - negativeInfinities;
        if (finiteRank >= moments.count()) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(moments.min(), Math.min(moments.max(), buckets.valueOfRank(finiteRank)));
    }

    /** Mantissa bits in a bucket's index; merging may lower it. */
    public int precisionBits() {
        return buckets.layout().precisionBits();
    }

    /** All values counted, those that are not finite too. */
    public long count() {
        return moments.count() + nans + positiveInfinities + negativeInfinities;
    }

    /** Values equal to 0 or -0. */
    public long zeros() {
        return buckets.zeros();
    }

    /** Values that were NaN. */
    public long nans() {
        return nans;
    }

    /** Values that were +∞. */
    public long positiveInfinities() {
        return positiveInfinities;
    }

    /** Values that were -∞. */
    public long negativeInfinities() {
        return negativeInfinities;
    }

    /** Mean, spread, shape and range of the finite values so far. */
    public Statistics statistics() {
        return moments.statistics();
    }

    /** What goes over the wire: {@link #of} makes an equal sketch of it. */
    public Histogram toMessage() {
        return Histogram.newBuilder()
                .setPrecisionBits(precisionBits())
                .setZeros(zeros())
                .setPositive(buckets.positive())
                .setNegative(buckets.negative())
                .setNans(nans)
                .setPositiveInfinities(positiveInfinities)
                .setNegativeInfinities(negativeInfinities)
                .setMoments(moments.toMessage())
                .build();
    }

    /**
     * A sketch that goes on from a message.
     *
     * @param message one that keeps the contract, as every event that was decoded and checked does
     * @throws IllegalArgumentException if its precision is out of range
     */
    public static HistogramSketch of(Histogram message) {
        HistogramSketch sketch = new HistogramSketch(message.getPrecisionBits());
        sketch.buckets = new FiniteBuckets(
                sketch.buckets.layout(), message.getPositive(), message.getNegative(), message.getZeros());
        sketch.moments = MomentsAccumulator.of(message.getMoments());
        sketch.nans = message.getNans();
        sketch.positiveInfinities = message.getPositiveInfinities();
        sketch.negativeInfinities = message.getNegativeInfinities();
        return sketch;
    }
}
