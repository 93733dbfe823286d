package io.epochscope.engine.data.landcover;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.SceneImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedSceneTypeTest {

    private final GeneratedSceneType type = new GeneratedSceneType();

    @Test
    void theSameSeedPaintsTheSame() {
        GeneratedScene one = paint(0.1, 11);

        assertThat(pixels(paint(0.1, 11))).isEqualTo(pixels(one));
        assertThat(paint(0.1, 11).labels()).isEqualTo(one.labels());
        assertThat(pixels(paint(0.1, 12))).isNotEqualTo(pixels(one));
    }

    @Test
    void everyPatchIsASampleAsIsKnownBeforeItIsPainted() throws IOException {
        try (DataSet data = type.open(GeneratedSceneParameters.defaults(), 11)) {
            assertThat(type.size(GeneratedSceneParameters.defaults())).hasValue(data.size());
        }
    }

    @Test
    void everyClassIsThere() {
        for (int seed = 0; seed < 5; seed++) {
            assertThat(Arrays.stream(paint(0, seed).classes()).distinct()).hasSize(5);
        }
    }

    @Test
    void aShareIsMislabelledAtKnownPlacesAndThePictureStaysTheSame() {
        GeneratedScene right = paint(0, 11);
        GeneratedScene some = paint(0.1, 11);

        assertThat(pixels(some)).isEqualTo(pixels(right));
        assertThat(right.mislabelled().isEmpty()).isTrue();
        assertThat(right.labels()).isEqualTo(right.classes());
        assertThat(IntStream.range(0, some.labels().length)
                        .filter(place -> some.labels()[place] != some.classes()[place]))
                .containsExactlyElementsOf(some.mislabelled().stream().boxed().toList());
        // 52 of 524 are expected, with a standard deviation of 6.9.
        assertThat(some.mislabelled().cardinality()).isBetween(24, 80);
        assertThat(some.mislabelled().stream().filter(place -> some.hard().contains(place / 24, place % 24)))
                .isEmpty();
    }

    @Test
    void theHardRegionHasFieldAndForestAlone() {
        GeneratedScene scene = paint(0.1, 11);

        assertThat(scene.hard()).isEqualTo(new HardRegion(15, 3, 22, 10));
        assertThat(IntStream.range(0, scene.classes().length)
                        .filter(place -> scene.hard().contains(place / 24, place % 24))
                        .map(place -> scene.classes()[place])
                        .distinct())
                .containsExactlyInAnyOrder(LandClass.FIELD.index(), LandClass.FOREST.index());
        assertThat(HardRegion.of(parameters(0.1, 0.0)).contains(15, 3)).isFalse();
    }

    @Test
    void aRunSeesThePaintedSceneAtItsPlaceOnEarth() throws IOException {
        GeneratedScene painted = paint(0.1, 11);

        DataSet data = type.open(parameters(0.1, 0.3), 11);

        Scene scene = data.scenes().get(0);
        assertThat(IntStream.of(scene.samples()).map(data::label).toArray()).isEqualTo(painted.labels());
        assertThat(data.classes())
                .hasSize(5)
                .allSatisfy(label -> assertThat(label.colour()).matches("#[0-9A-F]{6}"));
        assertThat(data.sampleShape()).isEqualTo(new Shape(3, 8, 8)).isEqualTo(type.sampleShape(parameters(0.1, 0.3)));
        SceneImage image = scene.image().orElseThrow();
        assertThat(image.georeference().orElseThrow().crs()).isEqualTo("EPSG:32640");
        assertThat(image.width()).isEqualTo(192);
        FloatBuffer features = FloatBuffer.allocate(192);
        data.copyFeatures(0, features);
        assertThat(features.remaining()).isZero();
    }

    @Test
    void refusesWhatCannotBeHeldOrSplit() {
        assertThat(type.check(new GeneratedSceneParameters(512, 512, 64, null, null, null, null, null, null)))
                .containsExactly(
                        new Fault("patch", "64", "a side that makes at most 67,108,864 pixels of 512 × 512 patches"));
        assertThat(type.check(new GeneratedSceneParameters(8, 8, null, null, null, null, 8, null, null)))
                .containsExactly(new Fault(
                        "blockSize", "8", "one that gives each split a block; this one makes 1 of 8 × 8 patches"));
        assertThat(type.check(new GeneratedSceneParameters(null, null, null, null, null, null, null, 0.9, 0.1)))
                .extracting(Fault::field)
                .containsExactly("validation");
        assertThat(type.check(GeneratedSceneParameters.defaults())).isEmpty();
    }

    private static GeneratedSceneParameters parameters(double mislabelled, double hard) {
        return new GeneratedSceneParameters(24, 24, 8, null, mislabelled, hard, null, null, null);
    }

    private static GeneratedScene paint(double mislabelled, long seed) {
        return GeneratedScene.paint(parameters(mislabelled, 0.3), seed);
    }

    private static byte[] pixels(GeneratedScene scene) {
        byte[] pixels = new byte[192 * 192 * 3];
        for (int y = 0; y < 192; y++) {
            scene.pixels().copy(0, y, 192, pixels, y * 192 * 3);
        }
        return pixels;
    }
}
