package io.epochscope.events.histogram;

/**
 * Counts many floats fast: by their leading bits as they stand, sign, exponent and so many of the mantissa as the
 * layout has, which are the bucket already. Zeros, subnormal numbers and values that are not finite share cells with
 * each other, and are not what those cells count: whoever counts sees to them. For up to 2^31 - 1 values. Not
 * thread-safe.
 */
final class FloatTable {

    private static final int MANTISSA_BITS = 23;
    private static final int EXPONENTS = 255;
    private static final int SIGN = EXPONENTS + 1;

    private final int precision;
    private final int[] cells;

    FloatTable(BucketLayout layout) {
        precision = layout.precisionBits();
        cells = new int[(2 * SIGN) << precision];
    }

    /**
     * 1 for exponents of only zeros or only ones, else 0; without a branch, which zeros after a ReLU would make a toss
     * of coins.
     */
    static int apart(float value) {
        int exponent = (Float.floatToRawIntBits(value) >>> MANTISSA_BITS) & EXPONENTS;
        return (((exponent + 1) & (EXPONENTS - 1)) - 1) >>> (Integer.SIZE - 1);
    }

    /** 1 for 0 and -0, else 0; without a branch as well. */
    static int zero(float value) {
        return ((Float.floatToRawIntBits(value) & Integer.MAX_VALUE) - 1) >>> (Integer.SIZE - 1);
    }

    /**
     * Counts the first {@code length} values.
     *
     * @return how many of them are {@link #apart}
     */
    int count(float[] values, int length) {
        int shift = MANTISSA_BITS - precision;
        int apart = 0;
        for (int i = 0; i < length; i++) {
            float value = values[i];
            cells[Float.floatToRawIntBits(value) >>> shift]++;
            apart += apart(value);
        }
        return apart;
    }

    /** Adds what was counted, without the values that are apart. */
    void addTo(FiniteBuckets buckets) {
        int negative = SIGN << precision;
        int one = Float.MAX_EXPONENT << precision;
        for (int cell = 1 << precision; cell < EXPONENTS << precision; cell++) {
            buckets.addPositive(cell - one, cells[cell]);
            buckets.addNegative(cell - one, cells[negative + cell]);
        }
    }
}
