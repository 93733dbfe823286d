package io.epochscope.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.epochscope.engine.classification.Classification;
import io.epochscope.engine.data.Georeference;
import io.epochscope.engine.data.PatchCut;
import io.epochscope.engine.data.SceneImage;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.SceneDescribed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ScenePictureTest {

    private final List<Event> events = new ArrayList<>();
    private final EventNumbering numbering = new EventNumbering("run", 1, events::add, Clock.systemUTC());

    @Test
    void tilesCoverTheImageRowByRow() throws IOException {
        new ScenePicture("field", new Noise(600, 300), numbering).publish();

        assertThat(pictures())
                .extracting(Picture::getTileRow, Picture::getTileColumn)
                .containsExactly(tuple(0, 0), tuple(0, 1), tuple(0, 2), tuple(1, 0), tuple(1, 1), tuple(1, 2));
        assertThat(pictures()).allSatisfy(picture -> {
            assertThat(picture.getKind()).isEqualTo("scene-tile");
            assertThat(picture.getScene()).isEqualTo("field");
            assertThat(picture.getCaptionMap()).isEqualTo(Map.of("side", "256", "scale", "1"));
        });
        BufferedImage corner = image(pictures().get(5));
        assertThat(corner.getWidth()).isEqualTo(600 - 2 * 256);
        assertThat(corner.getHeight()).isEqualTo(300 - 256);
    }

    @Test
    void theWorstTileKeepsTheContract() throws IOException, MalformedEventException {
        new ScenePicture("field", new Noise(256, 256), numbering).publish();

        assertThat(pictures().get(0).getPng().size()).isBetween(190_000, 200_000);
        new EventContract().check(events.get(0), Topic.PICTURES);
    }

    @Test
    void aLargeImageIsScaledDownAndReadByWindow() throws IOException {
        Noise large = new Noise(20_000, 9_000);

        new ScenePicture("field", large, numbering).publish();

        // 20,000 / 4 is more than 4,096, so the scale is 8: a picture of 2,500 × 1,125 pixels.
        assertThat(pictures()).hasSize(10 * 5);
        assertThat(pictures().get(0).getCaptionOrThrow("scale")).isEqualTo("8");
        assertThat(large.mostPixels).isEqualTo(2048 * 2048);
        assertThat(image(pictures().get(49)).getWidth()).isEqualTo(2500 - 9 * 256);
        assertThat(image(pictures().get(49)).getHeight()).isEqualTo(1125 - 4 * 256);
    }

    @Test
    void tilesThatLookAlikeAreSentOnce() throws IOException {
        new ScenePicture("field", new Blank(512, 512), numbering).publish();

        assertThat(pictures()).hasSize(4);
        assertThat(pictures().stream().map(Picture::getAddress).distinct()).hasSize(1);
        assertThat(pictures().stream()
                        .collect(Collectors.partitioningBy(
                                picture -> picture.getPng().isEmpty(), Collectors.counting())))
                .isEqualTo(Map.of(true, 3L, false, 1L));
    }

    @Test
    void scenesAreDescribedWithTheirGeometryAndPlaceOnEarth() throws IOException {
        describe(new Blank(64, 48));

        SceneDescribed described = events.get(0).getSceneDescribed();
        assertThat(described.getGeometry().getImageWidth()).isEqualTo(64);
        assertThat(described.getGeometry().getImageHeight()).isEqualTo(48);
        assertThat(described.getGeometry().getPatchWidth()).isEqualTo(16);
        assertThat(described.getGeometry().getPatchHeight()).isEqualTo(12);
        assertThat(described.getGeometry().getStrideX()).isEqualTo(8);
        assertThat(described.getGeometry().getStrideY()).isEqualTo(6);
        assertThat(described.getGeoreference().getCrs()).isEqualTo("EPSG:32640");
        assertThat(described.getGeoreference().getAffineList()).containsExactly(10.0, 0.0, 500.0, 0.0, -10.0, 900.0);
        assertThat(pictures()).hasSize(1);
    }

    @Test
    void anImageThatCannotBeReadIsNamed() {
        SceneImage broken = new Blank(64, 48) {
            @Override
            public BufferedImage read(int x, int y, int width, int height, int scale) throws IOException {
                throw new IOException("strip 3 is cut short");
            }
        };

        assertThatThrownBy(() -> describe(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the image of scene strip cannot be read: strip 3 is cut short");
    }

    private void describe(SceneImage image) throws IOException {
        StripOfPatches strip = new StripOfPatches(scene -> scene.showing(image));
        new PatchWatcher(true, strip, new Classification(strip), PlacesInBatch::new, numbering).describeScenes();
    }

    private List<Picture> pictures() {
        return events.stream().filter(Event::hasPicture).map(Event::getPicture).toList();
    }

    private static BufferedImage image(Picture picture) throws IOException {
        return ImageIO.read(picture.getPng().newInput());
    }

    /** All black, and somewhere on earth. */
    private static class Blank implements SceneImage {

        private final int width;
        private final int height;

        Blank(int width, int height) {
            this.width = width;
            this.height = height;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public PatchCut cut() {
            return new PatchCut(16, 12, 8, 6);
        }

        @Override
        public Optional<Georeference> georeference() {
            return Optional.of(new Georeference("EPSG:32640", List.of(10.0, 0.0, 500.0, 0.0, -10.0, 900.0)));
        }

        @Override
        public BufferedImage read(int x, int y, int across, int down, int scale) throws IOException {
            return new BufferedImage(
                    (across + scale - 1) / scale, (down + scale - 1) / scale, BufferedImage.TYPE_INT_RGB);
        }
    }

    /** Nothing that could be compressed. */
    private static final class Noise extends Blank {

        private final Random random = new Random(5);
        private int mostPixels;

        Noise(int width, int height) {
            super(width, height);
        }

        @Override
        public BufferedImage read(int x, int y, int across, int down, int scale) throws IOException {
            assertThat(x + across).isLessThanOrEqualTo(width());
            assertThat(y + down).isLessThanOrEqualTo(height());
            mostPixels = Math.max(mostPixels, across * down);
            BufferedImage image = super.read(x, y, across, down, scale);
            for (int row = 0; row < image.getHeight(); row++) {
                for (int column = 0; column < image.getWidth(); column++) {
                    image.setRGB(column, row, random.nextInt());
                }
            }
            return image;
        }
    }
}
