package io.epochscope.engine.data.generated;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSet;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedDigitsTypeTest {

    private static final int SAMPLES = 1000;

    @Test
    void theSameSeedPaintsTheSame() {
        DataSet one = open(0.03, 11);
        DataSet other = open(0.03, 11);
        DataSet different = open(0.03, 12);

        assertThat(features(one)).isEqualTo(features(other)).isNotEqualTo(features(different));
        assertThat(labels(one)).isEqualTo(labels(other)).isNotEqualTo(labels(different));
    }

    @Test
    void splitsAreExactSharesSpreadOverTheSheet() {
        DataSet data = open(0, 11);

        assertThat(count(data, Split.SPLIT_TRAIN)).isEqualTo(700);
        assertThat(count(data, Split.SPLIT_VALIDATION)).isEqualTo(150);
        assertThat(count(data, Split.SPLIT_TEST)).isEqualTo(150);
        assertThat(IntStream.range(0, 100).mapToObj(data::split).distinct()).hasSize(3);
    }

    @Test
    void pixelsAreFromZeroToOne() {
        DataSet data = open(0, 11);

        assertThat(data.sampleShape()).isEqualTo(new Shape(1, 16, 16));
        assertThat(new GeneratedDigitsType().sampleShape(new GeneratedParameters(SAMPLES, 16, null, null)))
                .isEqualTo(data.sampleShape());
        assertThat(new GeneratedDigitsType().size(new GeneratedParameters(SAMPLES, 16, null, null)))
                .hasValue(data.size());
        for (float pixel : features(data)) {
            assertThat(pixel).isBetween(0f, 1f);
        }
    }

    @Test
    void aShareIsMislabelledAndThePicturesStayTheSame() {
        DataSet right = open(0, 11);
        DataSet some = open(0.1, 11);

        assertThat(features(some)).isEqualTo(features(right));
        // 100 are expected, with a standard deviation of 9.5.
        assertThat(IntStream.range(0, SAMPLES).filter(sample -> right.label(sample) != some.label(sample)))
                .hasSizeBetween(60, 140);
    }

    @Test
    void refusesMoreThanFitsInMemory() {
        var type = new GeneratedDigitsType();

        assertThat(type.check(new GeneratedParameters(100_000, 128, null, null)))
                .containsExactly(new Fault("samples", "100000", "at most 8192 of 128 × 128 pixels"));
        assertThat(type.check(new GeneratedParameters(100_000, 28, null, null))).isEmpty();
    }

    @Test
    void everyDigitHasStrokesWithinTheSquare() {
        assertThat(DigitStrokes.count()).isEqualTo(10);
        for (int digit = 0; digit < 10; digit++) {
            for (double[] stroke : DigitStrokes.of(digit)) {
                assertThat(stroke.length).isEven().isGreaterThanOrEqualTo(4);
                for (double coordinate : stroke) {
                    assertThat(coordinate).isBetween(0.0, 1.0);
                }
            }
        }
    }

    private static DataSet open(double mislabelled, long seed) {
        return new GeneratedDigitsType().open(new GeneratedParameters(SAMPLES, 16, 0.1, mislabelled), seed);
    }

    private static long count(DataSet data, Split split) {
        return IntStream.range(0, data.size())
                .filter(sample -> data.split(sample) == split)
                .count();
    }

    private static int[] labels(DataSet data) {
        return IntStream.range(0, data.size()).map(data::label).toArray();
    }

    private static float[] features(DataSet data) {
        FloatBuffer target = FloatBuffer.allocate(data.size() * 256);
        for (int sample = 0; sample < data.size(); sample++) {
            data.copyFeatures(sample, target);
        }
        return target.array();
    }
}
