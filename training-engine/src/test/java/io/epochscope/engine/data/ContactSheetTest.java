package io.epochscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.epochscope.events.v1.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    @Test
    void samplesLieSideBySideAndPlacesWithoutOneAreBlack() throws IOException {
        SceneImage sheet = sheet(new Shape(1, 1, 2), 5, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, (byte) 200});

        assertThat(sheet.width()).isEqualTo(3 * 2);
        assertThat(sheet.height()).isEqualTo(2);
        assertThat(sheet.cut()).isEqualTo(new PatchCut(2, 1, 2, 1));
        assertThat(grey(sheet.read(0, 0, 6, 2, 1))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 200, 0, 0);
        assertThat(grey(sheet.read(3, 0, 2, 2, 1))).containsExactly(4, 5, 200, 0);
    }

    @Test
    void pixelsThatBecomeOneAreAveraged() throws IOException {
        SceneImage sheet = sheet(new Shape(1, 2, 3), 1, new byte[] {10, 20, 100, 30, 40, 101});

        // The right edge makes a partial one.
        assertThat(grey(sheet.read(0, 0, 3, 2, 2))).containsExactly(25, 101);
    }

    @Test
    void threeChannelsAreColours() throws IOException {
        SceneImage sheet = sheet(new Shape(3, 1, 1), 1, new byte[] {1, 2, 3});

        assertThat(sheet.read(0, 0, 1, 1, 1).getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x010203);
    }

    @Test
    void ofOtherNumbersOfChannelsTheFirstIsShown() throws IOException {
        SceneImage sheet = sheet(new Shape(2, 1, 1), 2, new byte[] {9, 2, 8, 3});

        assertThat(grey(sheet.read(0, 0, 2, 1, 1))).containsExactly(9, 8);
    }

    private static SceneImage sheet(Shape shape, int samples, byte[] pixels) {
        Split[] splits = new Split[samples];
        Arrays.fill(splits, Split.SPLIT_TRAIN);
        DataSet images = new ByteImages(
                "images",
                shape,
                List.of(ClassLabel.named("a"), ClassLabel.named("b")),
                pixels,
                new int[samples],
                splits,
                PixelScale.unit());
        return images.scenes().get(0).image().orElseThrow();
    }

    private static int[] grey(BufferedImage image) {
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }
}
