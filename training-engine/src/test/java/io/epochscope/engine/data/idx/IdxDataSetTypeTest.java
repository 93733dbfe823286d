package io.epochscope.engine.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxDataSetTypeTest {

    private final IdxDataSetType type = new IdxDataSetType();

    @TempDir
    private Path folder;

    private IdxFiles files;

    @BeforeEach
    void createFiles() {
        files = new IdxFiles(folder);
    }

    @Test
    void aTestSetOfItsOwnIsTestedOnAndATenthOfTheRestValidatedOn() throws IOException {
        files.pair("train", 50);
        files.pair("t10k", 20);

        DataSet data = open(IdxParameters.of(folder.toString()));

        assertThat(sizes(data)).containsExactly(45, 5, 20);
        assertThat(new IdxDataSetType().size(IdxParameters.of(folder.toString())))
                .hasValue(data.size());
        assertThat(pixel(data, 44)).isEqualTo(44 / 255f);
        assertThat(pixel(data, 45)).isEqualTo(45 / 255f);
        assertThat(data.split(45)).isEqualTo(Split.SPLIT_VALIDATION);
        assertThat(pixel(data, 50)).isZero();
        assertThat(data.split(50)).isEqualTo(Split.SPLIT_TEST);
    }

    @Test
    void aFifthOfASinglePairIsValidatedOn() throws IOException {
        files.pair("t10k", 50);

        DataSet data = open(IdxParameters.of(folder.toString()));

        assertThat(sizes(data)).containsExactly(40, 10, 0);
        assertThat(new IdxDataSetType().splits(IdxParameters.of(folder.toString())))
                .containsExactlyInAnyOrder(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION);
        assertThat(data.sampleShape()).isEqualTo(new Shape(1, 2, 3));
        assertThat(data.classes()).containsExactly(ClassLabel.named("0"), ClassLabel.named("1"), ClassLabel.named("2"));
        assertThat(data.label(4)).isEqualTo(1);
        assertThat(data.scenes())
                .singleElement()
                .satisfies(scene -> assertThat(scene.samples()).contains(0, 49));
    }

    @Test
    void theFirstAreTrainedOnTheLastValidatedOnThoseBeforeThemTestedOn() throws IOException {
        files.pair("t10k", 50);

        DataSet data = open(new IdxParameters(folder.toString(), 20, 10, 5, null));

        assertThat(sizes(data)).containsExactly(20, 10, 5);
        assertThat(pixel(data, 19)).isEqualTo(19 / 255f);
        assertThat(pixel(data, 20)).isEqualTo(40 / 255f);
        assertThat(pixel(data, 29)).isEqualTo(49 / 255f);
        assertThat(pixel(data, 30)).isEqualTo(35 / 255f);
        assertThat(pixel(data, 34)).isEqualTo(39 / 255f);
    }

    @Test
    void whatIsLeftOutFollowsFromWhatIsGiven() throws IOException {
        files.pair("t10k", 50);
        String name = folder.toString();

        assertThat(sizes(open(new IdxParameters(name, 45, null, null, null)))).containsExactly(45, 5, 0);
        assertThat(sizes(open(new IdxParameters(name, 10, null, null, null)))).containsExactly(10, 10, 0);
        assertThat(sizes(open(new IdxParameters(name, null, 20, null, null)))).containsExactly(30, 20, 0);
        assertThat(sizes(open(new IdxParameters(name, null, null, 10, null)))).containsExactly(32, 8, 10);
        assertThat(sizes(open(new IdxParameters(name, 50, null, null, null)))).containsExactly(50, 0, 0);
    }

    @Test
    void standardisedPixelsHaveMeanZeroAndDeviationOneOverTheTrainingSamples() throws IOException {
        files.pair("t10k", 50);

        DataSet data = open(new IdxParameters(folder.toString(), 40, 10, 0, true));

        double[] pixels = IntStream.range(0, 40)
                .mapToDouble(sample -> pixel(data, sample))
                .toArray();
        double mean = java.util.Arrays.stream(pixels).average().orElseThrow();
        double variance = java.util.Arrays.stream(pixels)
                .map(pixel -> (pixel - mean) * (pixel - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-6));
        assertThat(variance).isCloseTo(1, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "train-images-idx3-ubyte, train-labels-idx1-ubyte",
        "train-images.idx3-ubyte, train-labels.idx1-ubyte",
        "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz",
        "train-images.idx3-ubyte.gz, train-labels-idx1-ubyte"
    })
    void filesAreFoundByTheirUsualNames(String images, String labels) throws IOException {
        files.images(images, 30);
        files.labels(labels, 30);

        assertThat(type.check(IdxParameters.of(folder.toString()))).isEmpty();
        assertThat(sizes(open(IdxParameters.of(folder.toString())))).containsExactly(24, 6, 0);
    }

    @Test
    void coloursAreChannels() throws IOException {
        files.write("train-images-idx4-ubyte", IdxFiles.bytes(0x0804, new byte[10 * 12], 10, 3, 2, 2));
        files.labels("train-labels-idx1-ubyte", 10);

        assertThat(open(IdxParameters.of(folder.toString())).sampleShape()).isEqualTo(new Shape(3, 2, 2));
    }

    @Test
    void theShapeIsKnownFromTheHeaderAlone() throws IOException {
        files.pair("train", 10);
        files.cut("train-images-idx3-ubyte", 16);

        assertThat(type.sampleShape(IdxParameters.of(folder.toString()))).isEqualTo(new Shape(1, 2, 3));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        String missing = folder.resolve("missing").toString();

        assertFault(IdxParameters.of(missing), "folder", "there is no folder " + missing);
    }

    @Test
    void aFolderWithoutFilesSaysWhatIsLookedFor() {
        assertFault(IdxParameters.of(folder.toString()), "folder", "has no IDX files: train-images-idx3-ubyte[.gz]");
    }

    @Test
    void aMissingHalfIsNamed() throws IOException {
        files.images("train-images-idx3-ubyte", 10);

        assertFault(
                IdxParameters.of(folder.toString()), "folder", "has train-images-idx3-ubyte but no train-labels file");
    }

    @Test
    void aTruncatedFileIsNamedWithBothSizes() throws IOException {
        files.pair("train", 10);
        files.cut("train-images-idx3-ubyte", 16 + 41);

        assertFault(
                IdxParameters.of(folder.toString()),
                "folder",
                "train-images-idx3-ubyte: it is truncated: 60 bytes of values expected after the header of shape"
                        + " [10, 2, 3], 41 found");
        assertThatThrownBy(() -> open(IdxParameters.of(folder.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("truncated");
    }

    @Test
    void aTruncatedPackedFileIsNamed() throws IOException {
        files.images("train-images-idx3-ubyte.gz", 2000);
        files.labels("train-labels-idx1-ubyte.gz", 2000);
        files.cut("train-images-idx3-ubyte.gz", (int) Files.size(folder.resolve("train-images-idx3-ubyte.gz")) / 2);

        assertFault(
                IdxParameters.of(folder.toString()),
                "folder",
                "train-images-idx3-ubyte.gz: it is truncated, its gzip stream breaks off: 12000 bytes of values expected");
    }

    @Test
    void trailingBytesAreNoticed() throws IOException {
        files.pair("train", 10);
        files.write("train-labels-idx1-ubyte", IdxFiles.bytes(IdxFiles.LABELS, new byte[13], 10));

        assertFault(
                IdxParameters.of(folder.toString()),
                "folder",
                "train-labels-idx1-ubyte: it has trailing bytes: 10 bytes of values expected after the header of shape"
                        + " [10], 13 found");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9})
    void aFileThatEndsWithinItsHeaderIsNamed(int length) throws IOException {
        files.pair("train", 10);
        files.cut("train-images-idx3-ubyte", length);

        assertFault(
                IdxParameters.of(folder.toString()), "folder", "train-images-idx3-ubyte: it ends within its header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x89504e47 | it is not an IDX file: it begins with 0x89504e47 instead of two zero bytes",
                "0x00000d03 | its values are of type 0x0d; only unsigned bytes (0x08) are read",
                "0x00000800 | its header gives no dimensions",
                "0x00000802 | its header has 2 dimensions; images have 3"
            })
    void aHeaderThatIsWrongIsExplained(String magic, String reason) throws IOException {
        files.pair("train", 10);
        files.write("train-images-idx3-ubyte", IdxFiles.bytes(Long.decode(magic).intValue(), new byte[60], 10, 6, 1));

        assertFault(IdxParameters.of(folder.toString()), "folder", "train-images-idx3-ubyte: " + reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE})
    void moreThanCanBeHeldIsRefused(int items) throws IOException {
        files.pair("train", 10);
        files.write("train-images-idx3-ubyte", IdxFiles.bytes(IdxFiles.IMAGES, new byte[60], items, 2, 3));

        assertFault(
                IdxParameters.of(folder.toString()),
                "folder",
                "train-images-idx3-ubyte: its header promises more than the 2147483647 values that can be held");
    }

    @Test
    void whatIsNotPackedThoughItsNameSaysSoIsNamed() throws IOException {
        files.pair("train", 10);
        Files.move(folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-images-idx3-ubyte.gz"));

        assertFault(IdxParameters.of(folder.toString()), "folder", "train-images-idx3-ubyte.gz: Not in GZIP format");
    }

    @Test
    void imagesAndLabelsHaveToBeAsMany() throws IOException {
        files.images("train-images-idx3-ubyte", 10);
        files.labels("train-labels-idx1-ubyte", 9);

        assertFault(
                IdxParameters.of(folder.toString()),
                "folder",
                "train-images-idx3-ubyte has 10 images but train-labels-idx1-ubyte has 9 labels");
    }

    @Test
    void moreThanThereIsIsRefusedByField() throws IOException {
        files.pair("train", 50);
        files.pair("t10k", 20);
        String name = folder.toString();

        assertFault(new IdxParameters(name, 51, 0, null, null), "train", "at most 50 together");
        assertFault(new IdxParameters(name, 40, 11, null, null), "train", "at most 50 together");
        assertFault(new IdxParameters(name, null, 50, null, null), "validation", "at least 1 sample to train on");
        assertFault(new IdxParameters(name, null, null, 21, null), "test", "at most 20");
    }

    private void assertFault(IdxParameters parameters, String field, String reason) {
        List<Fault> faults = type.check(parameters);
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.accepted()).contains(reason);
        });
    }

    private DataSet open(IdxParameters parameters) throws IOException {
        return type.open(parameters, 1);
    }

    private static List<Integer> sizes(DataSet data) {
        return List.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST).stream()
                .map(split -> (int) IntStream.range(0, data.size())
                        .filter(sample -> data.split(sample) == split)
                        .count())
                .toList();
    }

    private static float pixel(DataSet data, int sample) {
        FloatBuffer target = FloatBuffer.allocate(6);
        data.copyFeatures(sample, target);
        assertThat(target.remaining()).isZero();
        return target.get(5);
    }
}
