package io.epochscope.engine.data;

import ai.djl.ndarray.types.Shape;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;

/** Images of one size, held in memory with one byte a pixel, shown as one contact sheet in the order of the samples. */
public final class ByteImages implements DataSet {

    private final String name;
    private final Shape sampleShape;
    private final List<ClassLabel> classes;
    private final byte[] pixels;
    private final int[] labels;
    private final Split[] splits;
    private final PixelScale scale;
    private final float[] values;
    private final Scene sheet;

    /**
     * Takes over the arrays.
     *
     * @param sampleShape (channels, height, width)
     * @param pixels of all samples, one after the other
     * @param labels class index of each sample
     * @param splits of each sample
     * @param scale what the network gets for each byte
     */
    public ByteImages(
            String name,
            Shape sampleShape,
            List<ClassLabel> classes,
            byte[] pixels,
            int[] labels,
            Split[] splits,
            PixelScale scale) {
        if (pixels.length != labels.length * sampleShape.size() || splits.length != labels.length) {
            throw new IllegalArgumentException("%d pixels, %d labels and %d splits for samples of shape %s"
                    .formatted(pixels.length, labels.length, splits.length, sampleShape));
        }
        this.name = name;
        this.sampleShape = sampleShape;
        this.classes = List.copyOf(classes);
        this.pixels = pixels;
        this.labels = labels;
        this.splits = splits;
        this.scale = scale;
        this.values = scale.values();
        this.sheet = sheet();
    }

    private Scene sheet() {
        Scene grid = Scene.contactSheet("samples", name, labels.length);
        return grid.showing(new ContactSheet(
                pixels,
                labels.length,
                (int) sampleShape.get(0),
                (int) sampleShape.get(1),
                (int) sampleShape.get(2),
                grid));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape sampleShape() {
        return sampleShape;
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
        return Collections.nCopies(Math.toIntExact(sampleShape.get(0)), scale);
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        int size = (int) sampleShape.size();
        int start = sample * size;
        for (int pixel = start; pixel < start + size; pixel++) {
            target.put(values[Byte.toUnsignedInt(pixels[pixel])]);
        }
    }

    @Override
    public List<Scene> scenes() {
        return List.of(sheet);
    }

    @Override
    public void close() {
        // Everything is on the heap.
    }
}
