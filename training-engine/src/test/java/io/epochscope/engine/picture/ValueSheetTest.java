package io.epochscope.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.Sheet;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSheetTest {

    @Test
    void tilesLieRowByRow() {
        List<Plane> tiles =
                IntStream.range(0, 5).mapToObj(i -> plane(1, 2, i, i)).toList();

        BufferedImage image = new ValueSheet(tiles, 3, 5, false).image();

        assertThat(image.getWidth()).isEqualTo(6);
        assertThat(image.getHeight()).isEqualTo(2);
        assertThat(row(image, 0)).containsExactly(0, 0, 64, 64, 128, 128);
        assertThat(row(image, 1)).containsExactly(191, 191, 255, 255, 0, 0);
    }

    @Test
    void theSheetSaysItsGeometryAndWhatIsNotShown() {
        Sheet sheet = new ValueSheet(List.of(plane(2, 1, 0, 8), plane(2, 1, 2, 4)), 8, 70, false)
                .toMessage()
                .build();

        assertThat(sheet.getColumns()).isEqualTo(2);
        assertThat(sheet.getTiles()).isEqualTo(2);
        assertThat(sheet.getTileWidth()).isEqualTo(1);
        assertThat(sheet.getTileHeight()).isEqualTo(2);
        assertThat(sheet.getOf()).isEqualTo(70);
        assertThat(sheet.getValues().getLow()).isZero();
        assertThat(sheet.getValues().getHigh()).isEqualTo(8);
        assertThat(new ValueSheet(List.of(plane(1, 1, 3)), 1, 1, false)
                        .toMessage()
                        .getOf())
                .isZero();
    }

    @Test
    void whereValuesHaveASignTheScaleIsTheSameOnBothSides() {
        ValueSheet negative = new ValueSheet(List.of(plane(1, 3, -2, 0, 1)), 1, 1, false);
        assertThat(negative.toMessage().getValues().getLow()).isEqualTo(-2);
        assertThat(negative.toMessage().getValues().getHigh()).isEqualTo(2);
        assertThat(row(negative.image(), 0)).containsExactly(0, 128, 191);

        ValueSheet positive = new ValueSheet(List.of(plane(1, 3, 1, 2, 4)), 1, 1, true);
        assertThat(positive.toMessage().getValues().getLow()).isEqualTo(-4);
        assertThat(positive.toMessage().getValues().getHigh()).isEqualTo(4);
    }

    @Test
    void valuesThatAreNotFiniteDoNotStretchTheScale() {
        ValueSheet sheet = new ValueSheet(
                List.of(plane(1, 4, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -1)), 1, 1, true);

        assertThat(sheet.toMessage().getValues().getHigh()).isEqualTo(1);
        assertThat(row(sheet.image(), 0)).containsExactly(128, 255, 0, 0);
    }

    @Test
    void zerosAloneAreZero() {
        ValueSheet sheet = new ValueSheet(List.of(plane(1, 2, 0, 0)), 1, 1, true);

        assertThat(sheet.toMessage().getValues().getLow()).isZero();
        assertThat(sheet.toMessage().getValues().getHigh()).isZero();
        assertThat(row(sheet.image(), 0)).containsExactly(0, 0);
    }

    /** Filters of a first layer, kernels, feature maps of small and large images, rows of numbers. */
    @ParameterizedTest
    @CsvSource({
        "64, 28, 28",
        "512, 31, 31",
        "512, 5, 5",
        "64, 224, 224",
        "3, 2000, 1000",
        "300, 1, 1568",
        "10, 1, 200000"
    })
    void aSheetOfNoiseKeepsTheContract(int tiles, int height, int width) throws MalformedEventException {
        int by = TileSize.shrinkage(height, width, TileSize.MOST_PIXELS);
        Random random = new Random(3);
        int shown = TileSize.mostOf(tiles, TileSize.shrunk(height, by) * TileSize.shrunk(width, by));
        List<Plane> planes = Stream.generate(() -> noise(random, height, width).shrunk(by))
                .limit(shown)
                .toList();
        List<Event> events = new ArrayList<>();
        ValueSheet sheet = new ValueSheet(planes, 8, tiles, true);

        new PictureStream(new EventNumbering("run", 1, events::add, Clock.systemUTC()))
                .publish(sheet.image(), Picture.newBuilder().setKind("filters").setSheet(sheet.toMessage()));

        assertThat(shown).isBetween(1, 64);
        new EventContract().check(events.get(0), Topic.PICTURES);
    }

    @Test
    void shrunkPlanesAreMeans() {
        Plane smaller = plane(3, 3, 1, 3, 5, 1, 3, 7, 2, 4, 9).shrunk(2);

        assertThat(smaller.height()).isEqualTo(2);
        assertThat(values(smaller)).containsExactly(2, 6, 3, 9);
    }

    @Test
    void planesStandBesideEachOtherAndAddUp() {
        List<Plane> planes = List.of(plane(2, 1, 1, 2), plane(2, 1, 3, 4));

        assertThat(values(Plane.beside(planes))).containsExactly(1, 3, 2, 4);
        assertThat(Plane.beside(planes).width()).isEqualTo(2);
        assertThat(values(Plane.sum(planes))).containsExactly(4, 6);
    }

    private static Plane plane(int height, int width, float... values) {
        return new Plane(FloatBuffer.wrap(values), 0, height, width);
    }

    private static Plane noise(Random random, int height, int width) {
        float[] values = new float[height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return plane(height, width, values);
    }

    private static float[] values(Plane plane) {
        float[] values = new float[plane.pixels()];
        plane.values().get(plane.from(), values);
        return values;
    }

    private static int[] row(BufferedImage image, int row) {
        return image.getRaster().getSamples(0, row, image.getWidth(), 1, 0, (int[]) null);
    }
}
