package io.epochscope.engine.correction;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Feature;
import io.epochscope.engine.data.PixelScale;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.Target;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A data set whose patches have other labels and weights, and some of whose patches are left out. */
final class CorrectedDataSet implements DataSet {

    private final DataSet data;
    private final int[] labels;
    private final BitSet excluded;
    private final Optional<float[]> weights;
    private final List<Scene> scenes;

    CorrectedDataSet(DataSet data, int[] labels, BitSet excluded, Optional<float[]> weights) {
        this.data = data;
        this.labels = labels;
        this.excluded = excluded;
        this.weights = weights;
        scenes = data.scenes().stream().map(this::withoutExcluded).toList();
    }

    private Scene withoutExcluded(Scene scene) {
        int[] samples = Arrays.stream(scene.samples())
                .map(sample -> sample >= 0 && excluded.get(sample) ? -1 : sample)
                .toArray();
        return scene.withSamples(samples);
    }

    @Override
    public String name() {
        return data.name();
    }

    @Override
    public Shape sampleShape() {
        return data.sampleShape();
    }

    @Override
    public List<ClassLabel> classes() {
        return data.classes();
    }

    @Override
    public int size() {
        return data.size();
    }

    @Override
    public Split split(int sample) {
        return excluded.get(sample) ? Split.SPLIT_UNSPECIFIED : data.split(sample);
    }

    @Override
    public int label(int sample) {
        return labels[sample];
    }

    @Override
    public Optional<Target> target() {
        return data.target();
    }

    @Override
    public float value(int sample) {
        return data.value(sample);
    }

    @Override
    public List<Feature> features() {
        return data.features();
    }

    @Override
    public List<PixelScale> pixelScales() {
        return data.pixelScales();
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        data.copyFeatures(sample, target);
    }

    @Override
    public Optional<float[]> weights() {
        return weights;
    }

    @Override
    public List<Scene> scenes() {
        return scenes;
    }

    @Override
    public void close() {
        data.close();
    }
}
