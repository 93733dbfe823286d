package io.epochscope.engine.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
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
        assembler = new BatchAssembler(data, TILES);
    }

    /** @throws IOException if the image of a scene cannot be read */
    void publish(Network network, UnitScores scores, int epoch) throws IOException {
        InputGradient gradient = new InputGradient(network);
        for (int unit = 0; unit < scores.units(); unit++) {
            int[] places = scores.best(unit, gallery.candidates(), TILES);
            List<SheetSample> samples = samples(scores, unit, places);
            Picture.Builder picture = Picture.newBuilder()
                    .setLayer(scores.layer().name())
                    .setUnit(unit)
                    .setEpoch(epoch);
            publishImages(picture.clone(), samples);
            publishAttributions(picture, samples, network, gradient, scores.layer());
        }
    }

    private List<SheetSample> samples(UnitScores scores, int unit, int[] places) {
        List<SheetSample> samples = new ArrayList<>();
        for (int place : places) {
            int sample = gallery.samples()[place];
            samples.add(SheetSample.newBuilder()
                    .setSample(sample)
                    .setSplit(data.split(sample))
                    .setLabel(data.label(sample))
                    .setScore(scores.score(unit, place))
                    .build());
        }
        return samples;
    }

    private void publishImages(Picture.Builder picture, List<SheetSample> samples) throws IOException {
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

    private void publishAttributions(
            Picture.Builder picture, List<SheetSample> samples, Network network, InputGradient gradient, Layer layer) {
        int[] which =
                samples.stream().mapToInt(sample -> (int) sample.getSample()).toArray();
        try (NDManager scope = network.newScope()) {
            NDArray features = assembler.assemble(which, 0, which.length, scope).features();
            NDArray excited = gradient.of(features, layer, output -> UnitValues.largest(output)
                    .get(new NDIndex(":, {}", picture.getUnit()))
                    .sum());
            publish(picture, samples, excited.toByteBuffer(true).asFloatBuffer());
        }
    }

    private void publish(Picture.Builder picture, List<SheetSample> samples, FloatBuffer gradients) {
        ImageShape shape = ImageShape.of(data.sampleShape());
        int by = TileSize.shrinkage(shape.height(), shape.width(), TileSize.MOST_PIXELS);
        List<Plane> tiles = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            tiles.add(Plane.sum(shape.planes(gradients, i * shape.size(), shape.channels()))
                    .shrunk(by));
        }
        ValueSheet sheet = new ValueSheet(tiles, COLUMNS, tiles.size(), true);
        pictures.publish(
                sheet.image(),
                picture.setKind("top-attributions").setSheet(sheet.toMessage().addAllSamples(samples)));
    }
}
