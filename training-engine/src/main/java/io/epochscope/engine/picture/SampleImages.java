package io.epochscope.engine.picture;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.PatchCut;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.SceneImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What samples look like to people: cut from the image of their scene; where there is none, drawn from their features,
 * three channels as red, green and blue, of any other number the first one in grey, from its least value to its
 * largest.
 */
final class SampleImages {

    private static final int COLOURS = 3;
    private static final int LEVELS = 255;

    private record Place(Scene scene, SceneImage image, int row, int column) {}

    private final DataSet data;
    private final Map<Integer, Place> places = new HashMap<>();

    /** Looks for the places of these samples. */
    SampleImages(DataSet data, int... samples) {
        this.data = data;
        BitSet wanted = new BitSet();
        Arrays.stream(samples).forEach(wanted::set);
        for (Scene scene : data.scenes()) {
            scene.image().ifPresent(image -> find(wanted, scene, image));
        }
    }

    private void find(BitSet wanted, Scene scene, SceneImage image) {
        int[] samples = scene.samples();
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] >= 0 && wanted.get(samples[i])) {
                places.put(samples[i], new Place(scene, image, i / scene.columns(), i % scene.columns()));
            }
        }
    }

    /**
     * One sample, made smaller if it has more pixels than that.
     *
     * @throws IOException if the image of a scene cannot be read; the message says of which
     */
    BufferedImage read(int sample, int mostPixels) throws IOException {
        Place place = places.get(sample);
        return place == null ? drawn(sample, mostPixels) : read(place, mostPixels);
    }

    private static BufferedImage read(Place place, int mostPixels) throws IOException {
        PatchCut cut = place.image().cut();
        int x = place.column() * cut.strideX();
        int y = place.row() * cut.strideY();
        int width = Math.min(cut.width(), place.image().width() - x);
        int height = Math.min(cut.height(), place.image().height() - y);
        try {
            return place.image().read(x, y, width, height, TileSize.shrinkage(height, width, mostPixels));
        } catch (IOException e) {
            throw new IOException(
                    "the image of scene %s cannot be read: %s"
                            .formatted(place.scene().id(), e.getMessage()),
                    e);
        }
    }

    private BufferedImage drawn(int sample, int mostPixels) {
        ImageShape shape = ImageShape.of(data.sampleShape());
        FloatBuffer features = FloatBuffer.allocate(shape.size());
        data.copyFeatures(sample, features);
        int by = TileSize.shrinkage(shape.height(), shape.width(), mostPixels);
        List<Plane> planes = shape.planes(features, 0, shape.channels() == COLOURS ? COLOURS : 1).stream()
                .map(plane -> plane.shrunk(by))
                .toList();
        Plane first = planes.get(0);
        BufferedImage image = new BufferedImage(
                first.width(),
                first.height(),
                planes.size() == COLOURS ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        paint(planes, image);
        return image;
    }

    private static void paint(List<Plane> planes, BufferedImage image) {
        float least = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (Plane plane : planes) {
            for (int i = plane.from(); i < plane.from() + plane.pixels(); i++) {
                least = Math.min(least, plane.values().get(i));
                largest = Math.max(largest, plane.values().get(i));
            }
        }
        double range = (double) largest - least;
        for (int channel = 0; channel < planes.size(); channel++) {
            Plane plane = planes.get(channel);
            for (int row = 0; row < plane.height(); row++) {
                for (int column = 0; column < plane.width(); column++) {
                    double share = range > 0 ? (plane.at(row, column) - least) / range : 0;
                    image.getRaster().setSample(column, row, channel, (int) Math.round(share * LEVELS));
                }
            }
        }
    }
}
