package io.epochscope.engine.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.network.InputGradient;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.Sheet;
import io.epochscope.events.v1.SheetSample;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Publishes the samples that excite each unit most, and what in them excites it. */
final class TopSamples {

    /** Three by three. */
    static final int TILES = 9;

    private static final int COLUMNS = 3;

    /** Whose gradients come of one pass, of 63 samples: a usual batch. */
    private static final int UNITS_AT_ONCE = 7;

    /**
     * Samples that excite a unit.
     *
     * @param samples best first
     */
    private record Favourites(int unit, List<SheetSample> samples) {}

    private final DataSet data;
    private final Gallery gallery;
    private final SampleImages images;
    private final PictureStream pictures;
    private final BatchAssembler assembler;

    TopSamples(DataSet data, Gallery gallery, SampleImages images, PictureStream pictures) {
        this.data = data;
        this.gallery = gallery;
        this.images = images;
        this.pictures = pictures;
        assembler = new BatchAssembler(data, UNITS_AT_ONCE * TILES);
    }

    /** @throws IOException if the image of a scene cannot be read */
    void publish(Network network, UnitScores scores, int epoch) throws IOException {
        InputGradient gradient = new InputGradient(network);
        for (int from = 0; from < scores.units(); from += UNITS_AT_ONCE) {
            List<Favourites> some = new ArrayList<>();
            for (int unit = from; unit < Math.min(scores.units(), from + UNITS_AT_ONCE); unit++) {
                some.add(favourites(scores, unit));
            }
            for (Favourites each : some) {
                publishImages(each, picture(scores, each, epoch));
            }
            try (NDManager scope = network.newScope()) {
                FloatBuffer gradients = gradients(some, scores.layer(), gradient, scope);
                int begin = 0;
                for (Favourites each : some) {
                    publishAttributions(each, gradients, begin, picture(scores, each, epoch));
                    begin += each.samples().size();
                }
            }
        }
    }

    private Favourites favourites(UnitScores scores, int unit) {
        List<SheetSample> samples = new ArrayList<>();
        for (int place : scores.best(unit, gallery.candidates(), TILES)) {
            int sample = gallery.samples()[place];
            samples.add(SheetSample.newBuilder()
                    .setSample(sample)
                    .setSplit(data.split(sample))
                    .setLabel(data.label(sample))
                    .setScore(scores.score(unit, place))
                    .build());
        }
        return new Favourites(unit, samples);
    }

    private static Picture.Builder picture(UnitScores scores, Favourites of, int epoch) {
        return Picture.newBuilder()
                .setLayer(scores.layer().name())
                .setUnit(of.unit())
                .setEpoch(epoch);
    }

    private void publishImages(Favourites favourites, Picture.Builder picture) throws IOException {
        List<SheetSample> samples = favourites.samples();
        List<BufferedImage> tiles = new ArrayList<>();
        for (SheetSample sample : samples) {
            tiles.add(images.read((int) sample.getSample(), TileSize.MOST_PIXELS));
        }
        SampleSheet sheet = new SampleSheet(tiles, COLUMNS);
        pictures.publish(
                sheet.image(),
                picture.setKind("top-samples")
                        .setSheet(Sheet.newBuilder()
                                .setColumns(sheet.columns())
                                .setTiles(tiles.size())
                                .setTileWidth(sheet.tileWidth())
                                .setTileHeight(sheet.tileHeight())
                                .addAllSamples(samples)));
    }

    /** With respect to the samples of all these units, one after the other. */
    private FloatBuffer gradients(List<Favourites> units, Layer layer, InputGradient gradient, NDManager scope) {
        int[] samples = units.stream()
                .flatMap(unit -> unit.samples().stream())
                .mapToInt(sample -> (int) sample.getSample())
                .toArray();
        long[] unitOf = units.stream()
                .flatMapToLong(unit -> unit.samples().stream().mapToLong(sample -> unit.unit()))
                .toArray();
        NDArray features = assembler.assemble(samples, 0, samples.length, scope).features();
        NDArray chosen = scope.create(unitOf, new Shape(unitOf.length, 1));
        // Samples do not depend on each other, so the gradient of the sum holds the gradient of each score.
        return gradient.of(
                        features,
                        layer,
                        output -> UnitValues.largest(output).gather(chosen, 1).sum())
                .toByteBuffer(true)
                .asFloatBuffer();
    }

    private void publishAttributions(Favourites of, FloatBuffer gradients, int begin, Picture.Builder picture) {
        ImageShape shape = ImageShape.of(data.sampleShape());
        int by = TileSize.shrinkage(shape.height(), shape.width(), TileSize.MOST_PIXELS);
        List<Plane> tiles = new ArrayList<>();
        for (int i = 0; i < of.samples().size(); i++) {
            tiles.add(Plane.sum(shape.planes(gradients, (begin + i) * shape.size(), shape.channels()))
                    .shrunk(by));
        }
        ValueSheet sheet = new ValueSheet(tiles, COLUMNS, tiles.size(), true);
        pictures.publish(
                sheet.image(),
                picture.setKind("top-attributions").setSheet(sheet.toMessage().addAllSamples(of.samples())));
    }
}
