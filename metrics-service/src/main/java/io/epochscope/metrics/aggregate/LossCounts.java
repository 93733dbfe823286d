package io.epochscope.metrics.aggregate;

import io.epochscope.events.histogram.BucketLayout;
import java.util.stream.IntStream;

/**
 * How many losses lie in each bucket, two of which double the loss; what is NaN, infinite, zero or negative lies in
 * none.
 */
final class LossCounts {

    /** The precision that the read views turn buckets into bounds with. */
    private static final BucketLayout LAYOUT = new BucketLayout(1);

    /** That of 2^-20, some 10^-6. */
    private static final int LOWEST = LAYOUT.indexOf(0x1p-20);

    private final int[] counts = new int[LAYOUT.indexOf(Float.MAX_VALUE) - LOWEST + 1];

    void add(float loss) {
        if (loss >= 0 && loss < Float.POSITIVE_INFINITY) {
            counts[Math.max(LAYOUT.indexOf(loss), LOWEST) - LOWEST]++;
        }
    }

    /** Buckets that are not empty, ascending. */
    int[] buckets() {
        return IntStream.of(filled()).map(bucket -> bucket + LOWEST).toArray();
    }

    /** How many losses lie in each of {@link #buckets()}. */
    int[] counts() {
        return IntStream.of(filled()).map(bucket -> counts[bucket]).toArray();
    }

    private int[] filled() {
        return IntStream.range(0, counts.length)
                .filter(bucket -> counts[bucket] > 0)
                .toArray();
    }
}
