package io.epochscope.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossCountsTest {

    @Test
    void whatIsTooSmallForABucketOfItsOwnIsInTheLowest() {
        LossCounts losses = new LossCounts();
        for (float loss : new float[] {0, Float.MIN_VALUE, 0x1p-20f, 1, 1.4f, 1.5f, 2}) {
            losses.add(loss);
        }
        assertThat(losses.buckets()).containsExactly(-40, 0, 1, 2);
        assertThat(losses.counts()).containsExactly(3, 2, 1, 1);
    }

    @Test
    void whatIsNoLossIsInNone() {
        LossCounts losses = new LossCounts();
        for (float loss : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1}) {
            losses.add(loss);
        }
        assertThat(losses.buckets()).isEmpty();
    }
}
