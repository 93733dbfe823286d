package io.epochscope.engine.picture;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.network.NamedParameter;
import io.epochscope.engine.network.Network;
import io.epochscope.events.v1.Picture;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights as pictures: the kernels of every convolution, a row of tiles for each unit and a tile for each input
 * channel; of the first fully connected layer the weights of each unit, laid out as the sample is where they are as
 * many.
 */
final class FilterSheets {

    private static final String WEIGHT = "weight";
    private static final int MATRIX = 2;
    private static final int KERNELS_OF_ROWS = 3;
    private static final int KERNELS = 4;
    private static final int MOST_CHANNELS = 8;

    private final ImageShape sample;
    private final PictureStream pictures;

    FilterSheets(Shape sample, PictureStream pictures) {
        this.sample = ImageShape.of(sample);
        this.pictures = pictures;
    }

    void publish(Network network, int epoch) {
        String dense = network.parameters().stream()
                .filter(parameter -> isWeight(parameter, MATRIX))
                .map(NamedParameter::layer)
                .findFirst()
                .orElse("");
        network.visitWeights((parameter, values) -> {
            List<Long> shape = parameter.shape();
            if (isWeight(parameter, MATRIX) && parameter.layer().equals(dense)) {
                publish(parameter, inputs(shape.get(1).intValue()), true, values, epoch);
            } else if (isWeight(parameter, KERNELS_OF_ROWS)) {
                publish(parameter, kernel(shape.get(1), 1, shape.get(2)), false, values, epoch);
            } else if (isWeight(parameter, KERNELS)) {
                publish(parameter, kernel(shape.get(1), shape.get(2), shape.get(3)), false, values, epoch);
            }
        });
    }

    private static boolean isWeight(NamedParameter parameter, int dimensions) {
        return parameter.name().equals(WEIGHT) && parameter.shape().size() == dimensions;
    }

    private ImageShape inputs(int size) {
        return size == sample.size() ? sample : new ImageShape(1, 1, size);
    }

    private static ImageShape kernel(long channels, long height, long width) {
        return new ImageShape((int) channels, (int) height, (int) width);
    }

    private void publish(NamedParameter parameter, ImageShape of, boolean joined, FloatBuffer values, int epoch) {
        int units = parameter.shape().get(0).intValue();
        int channels = Math.min(of.channels(), MOST_CHANNELS);
        int by = TileSize.shrinkage(of.height(), of.width(), TileSize.MOST_PIXELS);
        int pixels = channels * TileSize.shrunk(of.height(), by) * TileSize.shrunk(of.width(), by);
        int shown = TileSize.mostOf(units, pixels);
        List<Plane> planes = IntStream.range(0, shown)
                .boxed()
                .flatMap(unit -> {
                    List<Plane> tiles = of.planes(values, unit * of.size(), MOST_CHANNELS).stream()
                            .map(plane -> plane.shrunk(by))
                            .toList();
                    return joined ? List.of(Plane.beside(tiles)).stream() : tiles.stream();
                })
                .toList();
        ValueSheet sheet = joined
                ? new ValueSheet(planes, squareColumns(planes), units, true)
                : new ValueSheet(planes, channels, units * of.channels(), true);
        pictures.publish(
                sheet.image(),
                Picture.newBuilder()
                        .setKind("filters")
                        .setLayer(parameter.layer())
                        .setEpoch(epoch)
                        .setSheet(sheet.toMessage())
                        .putCaption("units", Integer.toString(shown))
                        .putCaption("channels", Integer.toString(channels)));
    }

    private static int squareColumns(List<Plane> tiles) {
        return ValueSheet.squareColumns(
                tiles.size(), tiles.get(0).height(), tiles.get(0).width());
    }
}
