package io.epochscope.engine.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    private static final Shape TWO_ROWS_OF_THREE = new Shape(1, 2, 3);
    private static final float[] IMAGE = {1, 2, 3, 4, 5, 6};

    @Test
    void mirrorsHalfOfTheImages() {
        assertThat(outcomes(new AugmentationParameters(null, true, null, null, null)))
                .containsExactlyInAnyOrder("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]", "[3.0, 2.0, 1.0, 6.0, 5.0, 4.0]");
        assertThat(outcomes(new AugmentationParameters(null, null, true, null, null)))
                .containsExactlyInAnyOrder("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]", "[4.0, 5.0, 6.0, 1.0, 2.0, 3.0]");
    }

    @Test
    void shiftsByWholePixelsAndRepeatsTheEdge() {
        assertThat(outcomes(new AugmentationParameters(1, null, null, null, null)))
                .hasSize(9)
                .contains("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]", "[1.0, 1.0, 2.0, 1.0, 1.0, 2.0]");
    }

    @Test
    void rotatesAboutTheMiddle() {
        Shape square = new Shape(2, 5, 5);
        float[] image = new float[50];
        image[12] = 1;
        image[25 + 12] = 7;
        new Augmentation(new AugmentationParameters(null, null, null, 180.0, null), square, 3).apply(5, image);

        assertThat(image[12]).as("the middle stays").isCloseTo(1, within(1e-6f));
        assertThat(image[25 + 12]).as("of every channel").isCloseTo(7, within(1e-6f));
    }

    @Test
    void interpolatesBetweenPixels() {
        Shape square = new Shape(1, 32, 32);
        float[] slope = new float[32 * 32];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = i % 32;
        }
        float[] turned = slope.clone();
        new Augmentation(new AugmentationParameters(null, null, null, 30.0, null), square, 1).apply(2, turned);

        // A slope turned about its middle is a slope of the same steepness in another direction.
        double right = turned[16 * 32 + 17] - turned[16 * 32 + 16];
        double down = turned[17 * 32 + 16] - turned[16 * 32 + 16];
        assertThat(right * right + down * down).isCloseTo(1, within(1e-4));
        assertThat(right).isNotCloseTo(1, within(1e-4));
    }

    @Test
    void addsNoiseOfTheDeviationThatIsAskedFor() {
        float[] image = new float[100 * 100];
        new Augmentation(new AugmentationParameters(null, null, null, null, 0.5), new Shape(1, 100, 100), 9)
                .apply(0, image);
        double square = 0;
        for (float value : image) {
            square += value * value;
        }

        assertThat(Math.sqrt(square / image.length)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void dependsOnSeedAndSampleAlone() {
        AugmentationParameters all = new AugmentationParameters(1, true, true, 20.0, 0.1);
        Augmentation first = new Augmentation(all, TWO_ROWS_OF_THREE, 4);
        Augmentation second = new Augmentation(all, TWO_ROWS_OF_THREE, 4);
        second.apply(8, IMAGE.clone());

        assertThat(changed(first, 7)).isEqualTo(changed(second, 7));
        assertThat(changed(first, 7)).isNotEqualTo(changed(first, 8));
        assertThat(changed(first, 7)).isNotEqualTo(changed(new Augmentation(all, TWO_ROWS_OF_THREE, 5), 7));
    }

    @Test
    void isForImagesThatAreLargeEnough() {
        AugmentationParameters shifting = new AugmentationParameters(2, null, null, null, null);

        assertThat(shifting.check(new Shape(1, 3, 3))).isEmpty();
        assertThat(AugmentationParameters.none().check(new Shape(10))).isEmpty();
        assertThat(shifting.check(TWO_ROWS_OF_THREE))
                .containsExactly(new Fault("augmentation.shift", "2", "less than the 2 pixels of a side"));
        assertThat(shifting.check(new Shape(10))).extracting(Fault::field).containsExactly("augmentation");
    }

    private static float[] changed(Augmentation augmentation, int sample) {
        float[] image = IMAGE.clone();
        augmentation.apply(sample, image);
        return image;
    }

    private static Set<String> outcomes(AugmentationParameters parameters) {
        Augmentation augmentation = new Augmentation(parameters, TWO_ROWS_OF_THREE, 1);
        Set<String> outcomes = new HashSet<>();
        IntStream.range(0, 300).forEach(sample -> outcomes.add(Arrays.toString(changed(augmentation, sample))));
        return outcomes;
    }
}
