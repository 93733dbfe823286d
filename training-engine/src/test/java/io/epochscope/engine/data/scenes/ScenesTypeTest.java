package io.epochscope.engine.data.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.SceneImage;
import io.epochscope.events.v1.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenesTypeTest {

    private final ScenesType type = new ScenesType();

    @TempDir
    private Path folder;

    private SceneWriter writer;

    @BeforeEach
    void createWriter() {
        writer = new SceneWriter(folder);
    }

    @Test
    void everyImageWithALabelRasterIsAScene() throws IOException {
        writer.scene("b", 40, 24);
        writer.scene("a", 16, 35);
        writer.image("preview.png", SceneWriter.noise(5, 5, BufferedImage.TYPE_BYTE_GRAY));

        DataSet data = open(cut(8, 8));

        assertThat(data.scenes()).extracting(Scene::id).containsExactly("a", "b");
        assertThat(data.scenes()).extracting(Scene::rows).containsExactly(4, 3);
        assertThat(data.scenes()).extracting(Scene::columns).containsExactly(2, 5);
        assertThat(data.size()).isEqualTo(8 + 15);
        assertThat(data.scenes().get(1).samples()).startsWith(8, 9, 10);
        assertThat(data.sampleShape()).isEqualTo(new Shape(3, 8, 8)).isEqualTo(type.sampleShape(cut(8, 8)));
        assertThat(data.name()).isEqualTo(folder.getFileName().toString());
    }

    @Test
    void theScenesThatAreAskedForAreTaken() throws IOException {
        writer.scene("a", 40, 24);
        writer.scene("b", 40, 24);

        DataSet data = open(new ScenesParameters(folder.toString(), List.of("b"), 8, 8, 1, 0.2, 0.0));

        assertThat(data.scenes()).extracting(Scene::id).containsExactly("b");
    }

    @Test
    void theClassOfAPatchIsThatOfMostOfItsLabelledPixels() throws IOException {
        writer.scene("a", 16, 4);
        int[][] rows = {{2, 2, 7, 7, 2, 7, 7, 7, 4, 4, 4, 4, 4, 4, 7, 7}};
        writer.labels("a.labels.png", 16, 4, (x, y) -> rows[0][x]);

        DataSet data = open(cut(4, 4));

        assertThat(data.classes()).containsExactly(new ClassLabel("water", ""), new ClassLabel("road", "#102030"));
        assertThat(type.classes(cut(4, 4))).hasValue(data.classes());
        // A tie goes to the first class; unlabelled pixels that are not the majority don't count.
        assertThat(data.scenes().get(0).samples()).containsExactly(0, 1, -1, 2);
        assertThat(labels(data)).containsExactly(0, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"a.labels.png, 10", "a.labels.tif, 10", "a.labels.png, 11", "a.labels.tif, 11"})
    void greyRastersHoldClassIndices(String name, int bufferedImageType) throws IOException {
        writer.classes(SceneWriter.CLASSES);
        writer.image("a.jpg", SceneWriter.noise(16, 8, BufferedImage.TYPE_3BYTE_BGR));
        writer.greyLabels(name, 16, 8, bufferedImageType, (x, y) -> y < 4 ? 7 : 2);

        assertThat(labels(open(cut(4, 4)))).containsExactly(1, 1, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void sixteenBitsMayTellClassesBeyondTheFirst256() throws IOException {
        writer.classes("[{\"index\": 300, \"name\": \"x\"}, {\"index\": 44, \"name\": \"y\"}]");
        writer.image("a.png", SceneWriter.noise(8, 4, BufferedImage.TYPE_3BYTE_BGR));
        writer.greyLabels("a.labels.tif", 8, 4, BufferedImage.TYPE_USHORT_GRAY, (x, y) -> x < 4 ? 300 : 44);

        assertThat(labels(open(cut(4, 4)))).containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "png, 5, 3",
        "tif, 5, 3",
        "png, 6, 3",
        "tif, 6, 3",
        "png, 10, 1",
        "tif, 10, 1",
        "png, 11, 1",
        "tif, 11, 1",
        "png, 13, 3",
        "tif, 13, 3"
    })
    void pixelsAreWhatTheFileShows(String suffix, int bufferedImageType, int channels) throws IOException {
        BufferedImage image = SceneWriter.noise(20, 12, bufferedImageType);
        writer.scene("a", 20, 12);
        folder.resolve("a.png").toFile().delete();
        writer.image("a." + suffix, image);

        DataSet data = open(cut(4, 4));

        assertThat(data.sampleShape()).isEqualTo(new Shape(channels, 4, 4));
        BufferedImage read = data.scenes().get(0).image().orElseThrow().read(3, 2, 10, 9, 1);
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 10; x++) {
                int[] expected = shown(image, 3 + x, 2 + y, channels);
                int[] actual = read.getRaster().getPixel(x, y, (int[]) null);
                assertThat(actual).isEqualTo(expected);
            }
        }
    }

    /** As bytes; what lies behind alpha counts even where it is transparent. */
    private static int[] shown(BufferedImage image, int x, int y, int channels) {
        int rgb = image.getRGB(x, y);
        if (channels == 3) {
            return new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
        }
        int sample = SceneWriter.first(image, x, y);
        return new int[] {image.getType() == BufferedImage.TYPE_USHORT_GRAY ? (int) Math.round(sample / 257.0) : sample
        };
    }

    @Test
    void featuresAreStandardisedByChannelOverTheTrainingPatches() throws IOException {
        writer.scene("a", 64, 64);

        DataSet data = open(cut(8, 8));

        int size = 3 * 64;
        double[][] sums = new double[3][2];
        int trained = 0;
        for (int sample = 0; sample < data.size(); sample++) {
            FloatBuffer target = FloatBuffer.allocate(size);
            data.copyFeatures(sample, target);
            assertThat(target.remaining()).isZero();
            if (data.split(sample) == Split.SPLIT_TRAIN) {
                trained++;
                for (int i = 0; i < size; i++) {
                    sums[i / 64][0] += target.get(i);
                    sums[i / 64][1] += target.get(i) * target.get(i);
                }
            }
        }
        for (double[] sum : sums) {
            assertThat(sum[0] / (trained * 64)).isCloseTo(0, within(1e-5));
            assertThat(sum[1] / (trained * 64)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void featuresArePlanesOfThePatchInTheImage() throws IOException {
        writer.scene("a", 24, 24);
        DataSet data = open(new ScenesParameters(folder.toString(), null, 4, 3, 1, 0.0, 0.0));
        Scene scene = data.scenes().get(0);
        SceneImage image = scene.image().orElseThrow();
        int row = 5;
        int column = 2;
        FloatBuffer features = FloatBuffer.allocate(48);
        data.copyFeatures(scene.samples()[row * scene.columns() + column], features);

        BufferedImage window =
                image.read(column * image.cut().strideX(), row * image.cut().strideY(), 4, 4, 1);

        // Standardised, so that only the order of the values is known.
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = Arrays.copyOfRange(features.array(), channel * 16, channel * 16 + 16);
            int[] bytes = window.getRaster().getSamples(0, 0, 4, 4, channel, (int[]) null);
            assertThat(order(16, i -> plane[i])).isEqualTo(order(16, i -> bytes[i]));
        }
    }

    private static List<Integer> order(int size, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(value::applyAsDouble))
                .toList();
    }

    @Test
    void aPictureIsScaledDownByMeans() throws IOException {
        BufferedImage image = SceneWriter.noise(11, 5, BufferedImage.TYPE_BYTE_GRAY);
        writer.scene("a", 11, 5);
        writer.image("a.png", image);

        BufferedImage small =
                open(cut(2, 2)).scenes().get(0).image().orElseThrow().read(0, 0, 11, 5, 4);

        assertThat(small.getWidth()).isEqualTo(3);
        assertThat(small.getHeight()).isEqualTo(2);
        assertThat(SceneWriter.first(small, 1, 0)).isEqualTo(mean(image, 4, 0, 4, 4));
        assertThat(SceneWriter.first(small, 2, 1)).isEqualTo(mean(image, 8, 4, 3, 1));
    }

    private static int mean(BufferedImage image, int x, int y, int width, int height) {
        return (int) Math.round(Arrays.stream(image.getRaster().getSamples(x, y, width, height, 0, (int[]) null))
                .average()
                .orElseThrow());
    }

    @Test
    void theSameSeedSplitsTheSame() throws IOException {
        writer.scene("a", 160, 160);
        ScenesParameters parameters = ScenesParameters.of(folder.toString());

        List<Split> one = splits(type.open(parameters, 5));

        assertThat(splits(type.open(parameters, 5))).isEqualTo(one);
        assertThat(splits(type.open(parameters, 6))).isNotEqualTo(one);
    }

    private ScenesParameters cut(int patch, int stride) {
        return new ScenesParameters(folder.toString(), null, patch, stride, 1, 0.2, 0.0);
    }

    private DataSet open(ScenesParameters parameters) throws IOException {
        assertThat(type.check(parameters)).isEmpty();
        return type.open(parameters, 1);
    }

    private static List<Split> splits(DataSet data) {
        return IntStream.range(0, data.size()).mapToObj(data::split).toList();
    }

    private static int[] labels(DataSet data) {
        return IntStream.range(0, data.size()).map(data::label).toArray();
    }
}
