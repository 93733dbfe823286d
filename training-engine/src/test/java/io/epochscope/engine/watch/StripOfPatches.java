package io.epochscope.engine.watch;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A scene of 2 × 130 patches, three chunks, in which samples lie backwards and some patches have none. */
final class StripOfPatches implements DataSet {

    static final int COLUMNS = 130;
    static final int SAMPLES = 200;

    private final UnaryOperator<Scene> picture;

    StripOfPatches() {
        this(scene -> scene);
    }

    /** @param picture gives the scene an image */
    StripOfPatches(UnaryOperator<Scene> picture) {
        this.picture = picture;
    }

    @Override
    public String name() {
        return "Strip";
    }

    @Override
    public Shape sampleShape() {
        return new Shape(1);
    }

    @Override
    public List<ClassLabel> classes() {
        return List.of(ClassLabel.named("even"), ClassLabel.named("odd"));
    }

    @Override
    public int size() {
        return SAMPLES;
    }

    @Override
    public Split split(int sample) {
        return Split.SPLIT_TRAIN;
    }

    @Override
    public int label(int sample) {
        return sample % 2;
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        target.put(sample);
    }

    @Override
    public List<Scene> scenes() {
        int[] samples = new int[2 * COLUMNS];
        Arrays.setAll(samples, place -> Math.max(-1, SAMPLES - 1 - place));
        return List.of(picture.apply(new Scene("strip", "Strip", 2, COLUMNS, samples, Optional.empty())));
    }

    @Override
    public void close() {}
}
