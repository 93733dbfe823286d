package io.epochscope.engine.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.engine.data.PixelScale;
import io.epochscope.engine.data.patches.PixelStore;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImageInputTest {

    private static final PixelScale BYTES = new PixelScale(0, 1.0 / 255);
    private static final Offset<Float> CLOSE = within(1e-3f);

    @Test
    void anImageOfTheRightSizeIsScaledAndNothingElse() {
        PixelScale red = new PixelScale(0.5, 0.25);
        PixelScale blue = new PixelScale(0.1, 2);

        float[] sample = new ImageInput(2, 1, List.of(red, BYTES, blue))
                .sample(PixelStore.onHeap(2, 1, 3, new byte[] {10, 20, 30, (byte) 200, (byte) 210, (byte) 255}));

        assertThat(sample)
                .containsExactly(
                        red.values()[10],
                        red.values()[200],
                        BYTES.values()[20],
                        BYTES.values()[210],
                        blue.values()[30],
                        blue.values()[255]);
    }

    @Test
    void coloursBecomeGreyAndGreyBecomesColours() {
        float[] grey =
                new ImageInput(1, 1, List.of(BYTES)).sample(PixelStore.onHeap(1, 1, 3, new byte[] {100, 50, 10}));
        float[] colours =
                new ImageInput(1, 1, List.of(BYTES, BYTES, BYTES)).sample(PixelStore.onHeap(1, 1, 1, new byte[] {77}));

        assertThat(grey[0]).isCloseTo(0.299f * 100 + 0.587f * 50 + 0.114f * 10, within(1e-4f));
        assertThat(colours).containsOnly(BYTES.values()[77]);
    }

    /** {@code torch.nn.functional.interpolate(…, mode="bilinear", antialias=True)} of PyTorch 2.7.1. */
    @Test
    void aLargerImageIsMadeSmallerAsPyTorchDoes() {
        byte[] pixels = new byte[6 * 4];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * i % 251);
        }

        assertThat(resized(PixelStore.onHeap(4, 6, 1, pixels), 2, 2))
                .containsExactly(new float[] {48.1429f, 68.5714f, 105.5536f, 130.5179f}, CLOSE);
    }

    /** The same. */
    @Test
    void aSmallerImageIsMadeLargerAsPyTorchDoes() {
        PixelStore small = PixelStore.onHeap(3, 2, 1, new byte[] {0, 100, (byte) 250, 50, 10, (byte) 200});

        assertThat(resized(small, 4, 3))
                .containsExactly(
                        new float[] {0, 62.5f, 156.25f, 250, 25, 43.75f, 118.75f, 225, 50, 25, 81.25f, 200}, CLOSE);
    }

    private static float[] resized(PixelStore image, int width, int height) {
        return new ImageInput(width, height, List.of(BYTES)).sample(image);
    }
}
