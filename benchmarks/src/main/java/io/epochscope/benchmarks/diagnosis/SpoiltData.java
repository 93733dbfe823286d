package io.epochscope.benchmarks.diagnosis;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Feature;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.Target;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A data set of which something was spoilt on purpose. */
final class SpoiltData implements DataSet {

    private final DataSet data;
    private final int[] features;
    private final int[] truths;
    private final int[] labels;
    private final Split[] splits;
    private final float factor;
    private final float shift;

    /**
     * @param features of which sample each sample has the features
     * @param truths of which sample each has the number to predict
     */
    private SpoiltData(
            DataSet data, int[] features, int[] truths, int[] labels, Split[] splits, double factor, double shift) {
        this.data = data;
        this.features = features;
        this.truths = truths;
        this.labels = labels;
        this.splits = splits;
        this.factor = (float) factor;
        this.shift = (float) shift;
    }

    /** Every value is multiplied, and then moved. */
    static SpoiltData scaled(DataSet data, double factor, double shift) {
        return new SpoiltData(data, each(data), each(data), labels(data), splits(data), factor, shift);
    }

    /** Training has so many samples, again and again. */
    static SpoiltData repeating(DataSet data, int distinct, Random random) {
        int[] from = each(data);
        List<Integer> train = samplesOf(data, Split.SPLIT_TRAIN, random);
        for (int i = 0; i < train.size(); i++) {
            from[train.get(i)] = train.get(i % distinct);
        }
        return copied(data, from);
    }

    /** Samples of validation are copies of training samples. */
    static SpoiltData leaking(DataSet data, double share, Random random) {
        int[] from = each(data);
        List<Integer> train = samplesOf(data, Split.SPLIT_TRAIN, random);
        List<Integer> validation = samplesOf(data, Split.SPLIT_VALIDATION, random);
        for (int i = 0; i < Math.round(share * validation.size()); i++) {
            from[validation.get(i)] = train.get(i % train.size());
        }
        return copied(data, from);
    }

    private static SpoiltData copied(DataSet data, int[] from) {
        int[] labels = IntStream.of(from).map(data::label).toArray();
        return new SpoiltData(data, from, from, labels, splits(data), 1, 0);
    }

    /** What is true of a sample is that of another one of its split. */
    static SpoiltData shuffled(DataSet data, Random random) {
        int[] from = each(data);
        for (Split split : List.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST)) {
            List<Integer> samples = samplesOf(data, split, random);
            List<Integer> others = samplesOf(data, split, random);
            for (int i = 0; i < samples.size(); i++) {
                from[samples.get(i)] = others.get(i);
            }
        }
        int[] labels = IntStream.of(from).map(data::label).toArray();
        return new SpoiltData(data, each(data), from, labels, splits(data), 1, 0);
    }

    /** So many labels of each split are those of another class. */
    static SpoiltData flipped(DataSet data, double share, Random random) {
        int[] labels = labels(data);
        int classes = data.classes().size();
        for (Split split : List.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST)) {
            List<Integer> samples = samplesOf(data, split, random);
            for (int sample : samples.subList(0, (int) Math.round(share * samples.size()))) {
                labels[sample] = (labels[sample] + 1 + random.nextInt(classes - 1)) % classes;
            }
        }
        return new SpoiltData(data, each(data), each(data), labels, splits(data), 1, 0);
    }

    /** No sample of one of the classes that validation has most of is trained on. */
    static SpoiltData withoutClass(DataSet data, Random random) {
        int missing = data.label(samplesOf(data, Split.SPLIT_VALIDATION, random).get(0));
        Split[] splits = splits(data);
        for (int sample : samplesOf(data, Split.SPLIT_TRAIN, random)) {
            if (data.label(sample) == missing) {
                splits[sample] = Split.SPLIT_UNSPECIFIED;
            }
        }
        return new SpoiltData(data, each(data), each(data), labels(data), splits, 1, 0);
    }

    private static int[] each(DataSet data) {
        return IntStream.range(0, data.size()).toArray();
    }

    private static int[] labels(DataSet data) {
        return IntStream.range(0, data.size()).map(data::label).toArray();
    }

    private static Split[] splits(DataSet data) {
        return IntStream.range(0, data.size()).mapToObj(data::split).toArray(Split[]::new);
    }

    private static List<Integer> samplesOf(DataSet data, Split split, Random random) {
        List<Integer> samples = new ArrayList<>();
        for (int sample = 0; sample < data.size(); sample++) {
            if (data.split(sample) == split) {
                samples.add(sample);
            }
        }
        Collections.shuffle(samples, random);
        return samples;
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
        return splits[sample];
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
        return data.value(truths[sample]);
    }

    @Override
    public List<Feature> features() {
        return data.features();
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        int begin = target.position();
        data.copyFeatures(features[sample], target);
        for (int i = begin; i < target.position(); i++) {
            target.put(i, target.get(i) * factor + shift);
        }
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
