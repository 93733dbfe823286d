package io.epochscope.engine.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogOddsBucketsTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 200, 1_000})
    void theyAreThoseOfThePublishedProbability(int classes) {
        LogOddsBuckets buckets = LogOddsBuckets.forClasses(classes);
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            float logProbability =
                    switch (i % 3) {
                        case 0 -> -120 * random.nextFloat();
                        case 1 -> (float) -Math.exp(-20 * random.nextDouble());
                        default -> -Float.intBitsToFloat(random.nextInt(Float.floatToIntBits(Float.MAX_VALUE)));
                    };
            assertThat(buckets.number(buckets.of(logProbability)))
                    .as("bucket of exp(%s)", logProbability)
                    .isEqualTo(direct(logProbability, buckets.perUnit()));
        }
    }

    @Test
    void whatAFloatCannotTellFromZeroAndOneIsAtTheBounds() {
        LogOddsBuckets buckets = LogOddsBuckets.forClasses(2);

        assertThat(buckets.number(buckets.of(0f))).isEqualTo(104 * 8);
        assertThat(buckets.number(buckets.of(-0f))).isEqualTo(104 * 8);
        assertThat(buckets.number(buckets.of(-1e-9f))).isEqualTo(104 * 8);
        assertThat(buckets.number(buckets.of(-105f))).isEqualTo(-104 * 8);
        assertThat(buckets.number(buckets.of(Float.NEGATIVE_INFINITY))).isEqualTo(-104 * 8);
        assertThat(buckets.number(buckets.of((float) Math.log(0.5)))).isZero();
    }

    @Test
    void notANumberIsInNone() {
        LogOddsBuckets buckets = LogOddsBuckets.forClasses(2);

        assertThat(buckets.of(Float.NaN)).isEqualTo(-1);
        assertThat(buckets.of(Float.intBitsToFloat(0xffc00000))).isEqualTo(-1);
    }

    @Test
    void manyClassesGetCoarserOnes() {
        assertThat(LogOddsBuckets.forClasses(1).perUnit()).isEqualTo(8);
        assertThat(LogOddsBuckets.forClasses(73).perUnit()).isEqualTo(8);
        assertThat(LogOddsBuckets.forClasses(74).perUnit()).isEqualTo(4);
        assertThat(LogOddsBuckets.forClasses(147).perUnit()).isEqualTo(2);
        assertThat(LogOddsBuckets.forClasses(293).perUnit()).isEqualTo(1);
        assertThat(LogOddsBuckets.forClasses(5_000).perUnit()).isEqualTo(1);
    }

    private static int direct(float logProbability, int perUnit) {
        double p = (float) Math.exp(logProbability);
        double logOdds = Math.log(p / (1 - p));
        if (logOdds < -104) {
            return -104 * perUnit;
        }
        return logOdds >= 104 ? 104 * perUnit : (int) Math.floor(logOdds * perUnit);
    }
}
