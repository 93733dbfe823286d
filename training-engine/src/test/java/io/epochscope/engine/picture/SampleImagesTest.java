package io.epochscope.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.Georeference;
import io.epochscope.engine.data.PatchCut;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.SceneImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleImagesTest {

    private static final int ALL = 1 << 20;

    @Test
    void aSampleIsCutFromTheImageOfItsScene() throws IOException {
        SampleImages images = new SampleImages(patches(new Gradient()), 5);

        BufferedImage image = images.read(5, ALL);

        // Sample 5 is in row 1, column 0, of patches of 4 × 3 pixels at distances of 2 and 3.
        assertThat(image.getWidth()).isEqualTo(4);
        assertThat(image.getHeight()).isEqualTo(3);
        assertThat(image.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(image.getRaster().getSample(3, 0, 0)).isEqualTo(3);
        assertThat(image.getRaster().getSample(0, 2, 1)).isEqualTo(5);
    }

    @Test
    void aLargePatchIsReadSmaller() throws IOException {
        BufferedImage image = new SampleImages(patches(new Gradient()), 5).read(5, 4);

        assertThat(image.getWidth() * image.getHeight()).isLessThanOrEqualTo(4);
    }

    @Test
    void anImageThatCannotBeReadIsNamed() {
        SampleImages images = new SampleImages(
                patches(new Gradient() {
                    @Override
                    public BufferedImage read(int x, int y, int width, int height, int scale) throws IOException {
                        throw new IOException("strip 3 is cut short");
                    }
                }),
                5);

        assertThatThrownBy(() -> images.read(5, ALL))
                .isInstanceOf(IOException.class)
                .hasMessage("the image of scene field cannot be read: strip 3 is cut short");
    }

    @Test
    void withoutAnImageThreeChannelsAreColoursFromLeastToLargest() throws IOException {
        BufferedImage image = drawn(new Shape(3, 1, 2));

        // The features of sample 4 are 4 to 9.
        assertThat(image.getRaster().getNumBands()).isEqualTo(3);
        assertThat(image.getRaster().getPixel(0, 0, (int[]) null)).containsExactly(0, 102, 204);
        assertThat(image.getRaster().getPixel(1, 0, (int[]) null)).containsExactly(51, 153, 255);
    }

    @Test
    void otherSamplesAreGrey() throws IOException {
        BufferedImage channels = drawn(new Shape(2, 2, 3));
        assertThat(channels.getRaster().getNumBands()).isEqualTo(1);
        assertThat(List.of(channels.getWidth(), channels.getHeight())).containsExactly(3, 2);

        BufferedImage numbers = drawn(new Shape(7));
        assertThat(List.of(numbers.getWidth(), numbers.getHeight())).containsExactly(7, 1);
        assertThat(numbers.getRaster().getSample(6, 0, 0)).isEqualTo(255);
    }

    private static BufferedImage drawn(Shape shape) throws IOException {
        return new SampleImages(FewSamples.of(shape, 2, 6), 4).read(4, ALL);
    }

    private static FewSamples patches(SceneImage image) {
        int[] samples = {-1, 4, 5, 3};
        return FewSamples.of(new Shape(2), 2, 6).of(new Scene("field", "Field", 2, 2, samples, Optional.of(image)));
    }

    /** Red grows to the right, green downwards. */
    private static class Gradient implements SceneImage {

        @Override
        public int width() {
            return 6;
        }

        @Override
        public int height() {
            return 6;
        }

        @Override
        public PatchCut cut() {
            return new PatchCut(4, 3, 2, 3);
        }

        @Override
        public Optional<Georeference> georeference() {
            return Optional.empty();
        }

        @Override
        public BufferedImage read(int x, int y, int width, int height, int scale) throws IOException {
            BufferedImage image = new BufferedImage(
                    (width + scale - 1) / scale, (height + scale - 1) / scale, BufferedImage.TYPE_INT_RGB);
            for (int row = 0; row < image.getHeight(); row++) {
                for (int column = 0; column < image.getWidth(); column++) {
                    image.getRaster().setPixel(column, row, new int[] {x + column * scale, y + row * scale, 0});
                }
            }
            return image;
        }
    }
}
