package io.epochscope.engine.picture;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.objective.Objective;
import io.epochscope.events.v1.Picture;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;

/** Publishes the watched samples, as they are and as the network gets them. */
final class SamplePictures {

    /** 256 × 256 of three colours are at most 200 KB. */
    private static final int MOST_PIXELS = 256 * 256;

    private final DataSet data;
    private final Objective objective;
    private final SampleImages images;
    private final PictureStream pictures;

    SamplePictures(DataSet data, Objective objective, SampleImages images, PictureStream pictures) {
        this.data = data;
        this.objective = objective;
        this.images = images;
        this.pictures = pictures;
    }

    /** @throws IOException if the image of a scene cannot be read */
    void publish(int[] samples) throws IOException {
        for (int sample : samples) {
            pictures.publish(images.read(sample, MOST_PIXELS), picture(sample).setKind("sample"));
            publishInput(sample);
        }
    }

    private void publishInput(int sample) {
        ImageShape shape = ImageShape.of(data.sampleShape());
        FloatBuffer features = FloatBuffer.allocate(shape.size());
        data.copyFeatures(sample, features);
        int by = TileSize.shrinkage(shape.height(), shape.width(), TileSize.MOST_PIXELS);
        int height = TileSize.shrunk(shape.height(), by);
        int width = TileSize.shrunk(shape.width(), by);
        int shown = TileSize.mostOf(shape.channels(), height * width);
        List<Plane> channels = shape.planes(features, 0, shown).stream()
                .map(plane -> plane.shrunk(by))
                .toList();
        ValueSheet sheet =
                new ValueSheet(channels, ValueSheet.squareColumns(shown, height, width), shape.channels(), false);
        pictures.publish(sheet.image(), picture(sample).setKind("sample-input").setSheet(sheet.toMessage()));
    }

    private Picture.Builder picture(int sample) {
        Picture.Builder picture = Picture.newBuilder().setSample(sample).setSplit(data.split(sample));
        objective.describe(sample, picture);
        return picture;
    }
}
