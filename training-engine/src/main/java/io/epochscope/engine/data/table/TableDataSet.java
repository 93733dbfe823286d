package io.epochscope.engine.data.table;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Feature;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.Target;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table, one number of which is to be predicted, held in memory, and laid out as one grid in their order.
 */
public final class TableDataSet implements DataSet {

    private static final int NO_LABEL = -1;

    private final String name;
    private final List<Feature> features;
    private final Target target;
    private final Split[] splits;
    private final TableValues values;
    private final Scene sheet;

    TableDataSet(String name, List<Feature> features, Target target, Split[] splits, TableValues values) {
        this.name = name;
        this.features = List.copyOf(features);
        this.target = target;
        this.splits = splits;
        this.values = values;
        sheet = Scene.contactSheet("samples", name, splits.length);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape sampleShape() {
        return new Shape(features.size());
    }

    @Override
    public List<ClassLabel> classes() {
        return List.of();
    }

    @Override
    public int size() {
        return splits.length;
    }

    @Override
    public Split split(int sample) {
        return splits[sample];
    }

    @Override
    public int label(int sample) {
        return NO_LABEL;
    }

    @Override
    public Optional<Target> target() {
        return Optional.of(target);
    }

    @Override
    public float value(int sample) {
        return values.target(sample);
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer buffer) {
        values.copyFeatures(sample, buffer);
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
