package io.epochscope.engine.data.patches;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.PixelScale;
import io.epochscope.engine.data.Scene;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The patches of one or more images as samples, numbered image by image and row by row. Pixels are standardised by
 * channel: mean 0 and deviation 1 over the training patches.
 */
public final class PatchedImages implements DataSet {

    private final String name;
    private final List<ClassLabel> classes;
    private final List<PatchedImage> images;
    private final List<Scene> scenes = new ArrayList<>();
    /** The first sample of each image, and behind the last how many there are. */
    private final int[] firsts;

    private final int[] places;
    private final int[] labels;
    private final Split[] splits;
    private final int patch;
    private final int channels;
    private final byte[] bytes;
    private final float[] values;
    private final ChannelScale scale;

    /**
     * Takes over the images.
     *
     * @param images of the same number of channels, cut in patches of the same size
     * @param drawn of these images
     */
    public PatchedImages(String name, List<ClassLabel> classes, List<PatchedImage> images, BlockSplits drawn) {
        this.name = name;
        this.classes = List.copyOf(classes);
        this.images = List.copyOf(images);
        patch = images.get(0).grid().patch();
        channels = images.get(0).pixels().channels();
        firsts = new int[images.size() + 1];
        for (int image = 0; image < images.size(); image++) {
            scenes.add(scene(images.get(image), drawn.of(image), image));
        }
        int size = firsts[images.size()];
        places = new int[size];
        labels = new int[size];
        splits = new Split[size];
        for (int image = 0; image < images.size(); image++) {
            enter(images.get(image), scenes.get(image), drawn.of(image));
        }
        bytes = new byte[patch * channels];
        values = new float[patch * patch * channels];
        scale = ChannelScale.standardising(trainedBytes());
    }

    private Scene scene(PatchedImage image, Split[] drawn, int number) {
        int next = firsts[number];
        int[] samples = new int[drawn.length];
        for (int place = 0; place < drawn.length; place++) {
            samples[place] = drawn[place] == null ? -1 : next++;
        }
        firsts[number + 1] = next;
        return new Scene(
                image.id(),
                image.name(),
                image.grid().rows(),
                image.grid().columns(),
                samples,
                Optional.of(new StoredImage(image.pixels(), image.grid().cut(), image.georeference())));
    }

    private void enter(PatchedImage image, Scene scene, Split[] drawn) {
        for (int place = 0; place < drawn.length; place++) {
            int sample = scene.samples()[place];
            if (sample >= 0) {
                places[sample] = place;
                labels[sample] = image.classes()[place];
                splits[sample] = drawn[place];
            }
        }
    }

    private long[][] trainedBytes() {
        long[][] counts = ChannelScale.noCounts(channels);
        for (int sample = 0; sample < labels.length; sample++) {
            if (splits[sample] == Split.SPLIT_TRAIN) {
                for (int row = 0; row < patch; row++) {
                    readRow(sample, row);
                    for (int i = 0; i < bytes.length; i++) {
                        counts[i % channels][Byte.toUnsignedInt(bytes[i])]++;
                    }
                }
            }
        }
        return counts;
    }

    private void readRow(int sample, int row) {
        int found = Arrays.binarySearch(firsts, sample);
        int number = found >= 0 ? found : -found - 2;
        // An image without samples begins where the next one does.
        while (firsts[number + 1] == sample) {
            number++;
        }
        PatchedImage image = images.get(number);
        PatchGrid grid = image.grid();
        int x = places[sample] % grid.columns() * grid.stride();
        int y = places[sample] / grid.columns() * grid.stride();
        image.pixels().copy(x, y + row, patch, bytes, 0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape sampleShape() {
        return new Shape(channels, patch, patch);
    }

    @Override
    public List<ClassLabel> classes() {
        return classes;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Split split(int sample) {
        return splits[sample];
    }

    @Override
    public int label(int sample) {
        return labels[sample];
    }

    @Override
    public List<PixelScale> pixelScales() {
        return scale.scales();
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        for (int row = 0; row < patch; row++) {
            readRow(sample, row);
            for (int channel = 0; channel < channels; channel++) {
                float[] byLevel = scale.values()[channel];
                int at = (channel * patch + row) * patch;
                for (int x = 0; x < patch; x++) {
                    values[at + x] = byLevel[Byte.toUnsignedInt(bytes[x * channels + channel])];
                }
            }
        }
        target.put(values);
    }

    @Override
    public List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    @Override
    public void close() {
        // Mapped files have lost their names already, and go with the last reference to their pixels.
    }
}
