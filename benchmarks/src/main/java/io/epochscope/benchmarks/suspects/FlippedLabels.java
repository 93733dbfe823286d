package io.epochscope.benchmarks.suspects;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A data set of which some labels were changed to another class, every other class being as likely. The same share of
 * each split is changed.
 */
final class FlippedLabels implements DataSet {

    private final DataSet data;
    private final int[] labels;
    private final BitSet flipped;

    private FlippedLabels(DataSet data, int[] labels, BitSet flipped) {
        this.data = data;
        this.labels = labels;
        this.flipped = flipped;
    }

    /**
     * Changes labels.
     *
     * @param data closed with the result
     * @param share of the samples of each split, 0 to 1
     * @param seed the same one changes the same labels
     */
    static FlippedLabels of(DataSet data, double share, long seed) {
        Random random = new Random(seed);
        int[] labels = new int[data.size()];
        for (int sample = 0; sample < labels.length; sample++) {
            labels[sample] = data.label(sample);
        }
        BitSet flipped = new BitSet(labels.length);
        int classes = data.classes().size();
        for (Split split : List.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION)) {
            List<Integer> samples = samplesOf(data, split);
            Collections.shuffle(samples, random);
            for (int sample : samples.subList(0, (int) Math.round(share * samples.size()))) {
                labels[sample] = (labels[sample] + 1 + random.nextInt(classes - 1)) % classes;
                flipped.set(sample);
            }
        }
        return new FlippedLabels(data, labels, flipped);
    }

    private static List<Integer> samplesOf(DataSet data, Split split) {
        List<Integer> samples = new ArrayList<>();
        for (int sample = 0; sample < data.size(); sample++) {
            if (data.split(sample) == split) {
                samples.add(sample);
            }
        }
        return samples;
    }

    /** Whether the label of a sample was changed. */
    boolean isFlipped(int sample) {
        return flipped.get(sample);
    }

    @Override
    public int label(int sample) {
        return labels[sample];
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
        return data.split(sample);
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        data.copyFeatures(sample, target);
    }

    @Override
    public List<Scene> scenes() {
        return data.scenes();
    }

    @Override
    public void close() {
        data.close();
    }
}
