package io.epochscope.engine.regression;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.Target;
import io.epochscope.engine.data.ValueScale;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/** Numbers to predict, each from itself. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KnownValues(float[] values) implements DataSet {

    @Override
    public String name() {
        return "Known values";
    }

    @Override
    public Shape sampleShape() {
        return new Shape(1);
    }

    @Override
    public List<ClassLabel> classes() {
        return List.of();
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Split split(int sample) {
        return Split.SPLIT_TRAIN;
    }

    @Override
    public int label(int sample) {
        return -1;
    }

    @Override
    public Optional<Target> target() {
        return Optional.of(new Target("value", "", ValueScale.none()));
    }

    @Override
    public float value(int sample) {
        return values[sample];
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        target.put(values[sample]);
    }

    @Override
    public List<Scene> scenes() {
        return List.of(Scene.contactSheet("samples", name(), values.length));
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
