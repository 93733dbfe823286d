package io.epochscope.events.histogram;

/**
 * Where the buckets of one sign lie. Bucket i holds the magnitudes in [{@link #lowerBound lower(i)}, lower(i + 1)),
 * with lower(i) = 2^floor(i / n) · (1 + (i mod n) / n) and n = 2^precisionBits, so the index of a magnitude is its
 * exponent and the leading bits of its mantissa, side by side, as they stand in IEEE 754. Magnitudes below
 * {@link Double#MIN_NORMAL} belong to the lowest bucket; the subnormal numbers of {@code float} are normal as
 * {@code double} and get their own.
 *
 * @param precisionBits mantissa bits in the index, {@value #MIN_PRECISION_BITS} to {@value #MAX_PRECISION_BITS}; the
 *     middle of a bucket is at most 2^-(precisionBits + 1) of any of its values away from it
 */
public record BucketLayout(int precisionBits) {

    /** One bucket for each power of two. */
    public static final int MIN_PRECISION_BITS = 0;

    /** 1,024 buckets for each power of two. */
    public static final int MAX_PRECISION_BITS = 10;

    private static final int DOUBLE_MANTISSA_BITS = 52;

    /**
     * A layout.
     *
     * @throws IllegalArgumentException if the precision is out of range
     */
    public BucketLayout {
        if (precisionBits < MIN_PRECISION_BITS || precisionBits > MAX_PRECISION_BITS) {
            throw new IllegalArgumentException("precision_bits is %s, but must be %d to %d"
                    .formatted(Integer.toUnsignedString(precisionBits), MIN_PRECISION_BITS, MAX_PRECISION_BITS));
        }
    }

    /** The bucket of a finite magnitude above zero. The sign bit is not looked at. */
    public int indexOf(double magnitude) {
        long bits = Double.doubleToRawLongBits(magnitude) & Long.MAX_VALUE;
        int biased = (int) (bits >>> (DOUBLE_MANTISSA_BITS - precisionBits));
        return Math.max(biased - (Double.MAX_EXPONENT << precisionBits), minIndex());
    }

    /** The smallest magnitude of a bucket, exact in binary; infinity for the one past {@link #maxIndex}. */
    public double lowerBound(int index) {
        return at(index, 0);
    }

    /** The value that stands for all of a bucket. */
    public double middle(int index) {
        return at(index, 0.5);
    }

    private double at(int index, double share) {
        int bucketsPerPower = 1 << precisionBits;
        int exponent = index >> precisionBits;
        int step = index & (bucketsPerPower - 1);
        return Math.scalb(1 + (step + share) / bucketsPerPower, exponent);
    }

    /** The lowest bucket. */
    public int minIndex() {
        return Double.MIN_EXPONENT * (1 << precisionBits);
    }

    /** The highest bucket, that of {@link Double#MAX_VALUE}. */
    public int maxIndex() {
        return (Double.MAX_EXPONENT + 1) * (1 << precisionBits) - 1;
    }
}
