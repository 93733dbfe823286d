package io.epochscope.engine.data.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.engine.catalogue.Fault;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenesFaultTest {

    private final ScenesType type = new ScenesType();

    @TempDir
    private Path folder;

    private SceneWriter writer;

    @BeforeEach
    void createScene() throws IOException {
        writer = new SceneWriter(folder);
        writer.scene("a", 40, 32);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        String missing = folder.resolve("missing").toString();

        assertThat(type.check(ScenesParameters.of(missing)))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.accepted()).contains("a folder of scenes", "there is no folder " + missing));
    }

    @Test
    void aFolderWithoutScenesSaysWhatIsLookedForAndWhatLacksLabels() throws IOException {
        Files.delete(folder.resolve("a.labels.png"));

        assertFault("folder", "has no scenes: images NAME.png", "images without: a");
    }

    @Test
    void aSceneThatIsAskedForHasToBeThere() throws IOException {
        writer.image("b.png", SceneWriter.noise(40, 32, BufferedImage.TYPE_3BYTE_BGR));

        assertThat(type.check(asking("b")).get(0).accepted()).contains("no label raster b.labels.png", "for b.png");
        assertThat(type.check(asking("c")).get(0).accepted()).contains("has no image c.png");
    }

    private ScenesParameters asking(String scene) {
        return new ScenesParameters(folder.toString(), List.of("a", scene), null, null, null, null, null);
    }

    @Test
    void labelsWithoutTheirImageAreNamed() throws IOException {
        Files.delete(folder.resolve("a.png"));

        assertFault("folder", "has no image a.png");
    }

    @Test
    void twoImagesOfOneNameAreRefused() throws IOException {
        writer.image("a.jpg", SceneWriter.noise(40, 32, BufferedImage.TYPE_3BYTE_BGR));

        assertFault("folder", "a.jpg and a.png stand for the same");
    }

    @Test
    void aNameThatNoEventTakesIsRefused() throws IOException {
        writer.scene("an image", 40, 32);

        assertFault("folder", "an image.png: the name of a scene has 1 to 128 letters");
    }

    @Test
    void aLabelRasterOfAnotherSizeIsRefusedWithBothSizes() throws IOException {
        writer.labels("a.labels.png", 40, 31, (x, y) -> SceneWriter.WATER);

        assertFault("folder", "a.labels.png has 40 × 31 pixels but a.png has 40 × 32");
    }

    @Test
    void aLabelRasterInColoursIsRefused() throws IOException {
        writer.image("a.labels.png", SceneWriter.noise(40, 32, BufferedImage.TYPE_3BYTE_BGR));

        assertFault("folder", "a.labels.png: it has red, green and blue channels; a label raster has class indices");
    }

    @Test
    void scenesHaveTheSameChannels() throws IOException {
        writer.scene("b", 40, 32);
        writer.image("b.png", SceneWriter.noise(40, 32, BufferedImage.TYPE_BYTE_GRAY));

        assertFault("folder", "a.png has 3 channels but b.png has 1");
    }

    @Test
    void aPatchLargerThanTheImageIsRefused() {
        assertThat(type.check(cut(33, 33)))
                .containsExactly(new Fault("patch", "33", "at most 32: a.png has 40 × 32 pixels"));
        assertThat(type.check(cut(32, 32)).get(0).field()).isEqualTo("blockSize");
    }

    @Test
    void everySplitNeedsABlock() {
        assertThat(type.check(new ScenesParameters(folder.toString(), null, 8, 8, 5, 0.2, 0.1)))
                .containsExactly(new Fault(
                        "blockSize", "5", "one that gives each split a block; this one makes 1 of 20 patches"));
    }

    @Test
    void somethingHasToBeTrainedOn() {
        assertThat(type.check(new ScenesParameters(folder.toString(), null, 8, 8, 1, 0.5, 0.5)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo("validation"));
    }

    @Test
    void aSplitThatOverlapsLeaveEmptyIsNamed() {
        // Stride 1: no patch of 24 pixels is without overlap with a neighbouring block.
        ScenesParameters parameters = new ScenesParameters(folder.toString(), null, 24, 1, 2, 0.4, 0.0);

        assertThat(type.check(parameters)).isEmpty();
        assertThatThrownBy(() -> type.open(parameters, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no patches are left to train on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'index': 0, 'name': 'x'}] | it names 1 classes that are not ignored; 2 to 255 are accepted",
                "[{'index': 0, 'name': 'x'}, {'index': 0, 'name': 'y'}] | two classes have the index 0",
                "[{'index': 0, 'name': 'x'}, {'index': 1, 'name': 'x'}] | two classes are named x",
                "[{'index': 0, 'name': 'x'}, {'index': 1}] | the class of index 1 has no name",
                "[{'index': 0, 'name': 'x'}, {'index': 1, 'name': ' '}] | the class of index 1 has no name",
                "[{'name': 'x'}, {'index': 1, 'name': 'y'}] | a class has the index null",
                "[{'index': -1, 'name': 'x'}, {'index': 1, 'name': 'y'}] | a class has the index -1",
                "[{'index': 0, 'name': 'x', 'colour': 'red'}] | the class x has the colour red; #RRGGBB is accepted",
                "[{'index': 0, 'name': 'x\\u0000'}, {'index': 1, 'name': 'y'}] | the name of the class of index 0 contains the character U+0000",
                "[{'index': 0, 'name': '\\ud800'}, {'index': 1, 'name': 'y'}] | the name of the class of index 0 contains half of a surrogate pair",
                "[null] | a class has the index null",
                "{'classes': []} | }: Expected BEGIN_ARRAY but was BEGIN_OBJECT",
                "[{'index': 'a' | is not a JSON list of",
                "'' | it names 0 classes"
            })
    void classesThatAreWrongAreExplained(String json, String reason) throws IOException {
        writer.classes(json.equals("''") ? "" : json.replace('\'', '"'));

        assertFault("folder", "classes.json", reason);
    }

    @Test
    void classesThatAreNoTextAreExplained() throws IOException {
        Files.write(folder.resolve("classes.json"), new byte[] {'[', '"', (byte) 0xFF, '"', ']'});

        assertFault("folder", "classes.json is not UTF-8");
    }

    @Test
    void ofAWordThatIsTooLongTheBeginningIsTold() throws IOException {
        writer.classes("[{'index': 0, 'name': 'x', 'colour': '%s'}]"
                .formatted("red".repeat(10_000))
                .replace('\'', '"'));

        assertFault("folder", "the class x has the colour redred", "…; #RRGGBB is accepted");
    }

    @Test
    void theFileOfClassesHasToBeThere() throws IOException {
        Files.delete(folder.resolve("classes.json"));

        assertFault("folder", "has no classes.json: a JSON list of {\"index\": 0, \"name\": \"water\"");
    }

    @Test
    void aValueThatNoClassHasIsFoundWithItsPlace() throws IOException {
        writer.labels("a.labels.png", 40, 32, (x, y) -> x == 30 && y == 20 ? 5 : SceneWriter.ROAD);

        assertThat(type.check(cut(8, 8))).isEmpty();
        assertThatThrownBy(() -> type.open(cut(8, 8), 1))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "a.labels.png: the pixel at column 30, row 20 has the value 5, a class without a name in classes.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif"})
    void aTruncatedImageIsNamed(String suffix) throws IOException {
        Files.delete(folder.resolve("a.png"));
        String name = "a." + suffix;
        writer.image(name, SceneWriter.noise(40, 32, BufferedImage.TYPE_3BYTE_BGR));
        writer.cut(name, 0.8);

        assertThatThrownBy(() -> type.open(cut(8, 8), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aTruncatedLabelRasterIsNamed() throws IOException {
        Random random = new Random(1);
        writer.labels("a.labels.png", 40, 32, (x, y) -> random.nextBoolean() ? 2 : 7);
        writer.cut("a.labels.png", 0.7);

        assertThatThrownBy(() -> type.open(cut(8, 8), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.labels.png: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif"})
    void anImageThatEndsWithinItsHeaderIsAFault(String suffix) throws IOException {
        Files.delete(folder.resolve("a.png"));
        writer.image("a." + suffix, SceneWriter.noise(40, 32, BufferedImage.TYPE_3BYTE_BGR));
        writer.cut("a." + suffix, 20.0 / Files.size(folder.resolve("a." + suffix)));

        assertFault("folder", "a." + suffix + ": ");
    }

    @Test
    void aFileThatIsNoImageIsAFault() throws IOException {
        Files.writeString(folder.resolve("a.png"), "<html>not found</html>");

        assertFault("folder", "a.png: it is no PNG, JPEG or TIFF: it begins with the bytes 3c68746d");
    }

    @Test
    void anImageThatIsTooLargeIsRefusedByItsHeader() throws IOException {
        promise(folder.resolve("a.png"), 60_000, 60_000);
        promise(folder.resolve("a.labels.png"), 60_000, 60_000);

        assertFault("folder", "a.png: it has 60,000 × 60,000 pixels; at most 2,147,483,648 are read of a PNG");
    }

    @Test
    void morePatchesThanCanBeHeldAreRefusedBeforeAnythingIsRead() throws IOException {
        promise(folder.resolve("a.png"), 20_000, 20_000);
        promise(folder.resolve("a.labels.png"), 20_000, 20_000);

        assertThat(type.check(cut(16, 4)))
                .containsExactly(new Fault(
                        "stride",
                        "4",
                        "one that cuts the scenes in at most 4,194,304 patches; this one makes 24,970,009"));
        assertThat(type.check(cut(16, 16))).isEmpty();
    }

    /** A PNG of grey pixels that ends behind its header. */
    private static void promise(Path file, int width, int height) throws IOException {
        java.io.ByteArrayOutputStream header = new java.io.ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 0, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        Files.delete(file);
        try (RandomAccessFile png = new RandomAccessFile(file.toFile(), "rw")) {
            png.writeLong(0x89504E470D0A1A0AL);
            png.writeInt(13);
            png.write(header.toByteArray());
            png.writeInt((int) crc.getValue());
            png.writeInt(0);
            png.writeBytes("IDAT");
            png.writeInt(0x35af061e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif"})
    void damageOfAnyKindIsNeverMoreThanAFaultOrAnIoException(String suffix) throws IOException {
        Files.delete(folder.resolve("a.png"));
        Path file = folder.resolve("a." + suffix);
        writer.image(file.getFileName().toString(), SceneWriter.noise(40, 32, BufferedImage.TYPE_3BYTE_BGR));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit < 4; hit++) {
                // Headers are at the beginning, and a TIFF's may be at the end.
                int span = Math.min(whole.length, random.nextBoolean() ? 200 : whole.length);
                int at = random.nextBoolean() ? random.nextInt(span) : whole.length - 1 - random.nextInt(span);
                damaged[at] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            assertThatCode(this::openOrExplain).doesNotThrowAnyException();
        }
    }

    private void openOrExplain() {
        try {
            type.open(cut(8, 8), 1).close();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("a.");
        }
    }

    private ScenesParameters cut(int patch, int stride) {
        return new ScenesParameters(folder.toString(), null, patch, stride, 1, 0.2, 0.0);
    }

    private void assertFault(String field, String... reasons) {
        assertThat(type.check(cut(8, 8))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.accepted()).contains(reasons);
        });
    }
}
