package io.epochscope.engine.classification;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.NearestName;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.events.v1.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How much the samples of each class count in the loss that is trained on, as {@code weight} of
 * {@code torch.nn.CrossEntropyLoss}.
 *
 * @param balanced whether classes count by their rarity among the training samples, all samples divided by classes ·
 *     samples of the class, as scikit-learn's {@code balanced}; 1 where there are none
 * @param byClass greater than 0, by name of the class or, where no class has that name, by its index; 1 where none is
 *     given
 */
public record ClassWeights(boolean balanced, Map<String, Double> byClass) {

    public ClassWeights {
        byClass = Map.copyOf(byClass);
    }

    /** All count alike. */
    public static ClassWeights equal() {
        return new ClassWeights(false, Map.of());
    }

    /** By rarity. */
    public static ClassWeights byRarity() {
        return new ClassWeights(true, Map.of());
    }

    /**
     * The weights of a data set's classes, by index; empty if all count alike.
     *
     * @throws IllegalArgumentException if it does not have a class, or one is given twice; the message says which
     */
    public Optional<float[]> of(DataSet data) {
        if (!balanced && byClass.isEmpty()) {
            return Optional.empty();
        }
        float[] weights = balanced ? balance(data) : new float[data.classes().size()];
        if (!balanced) {
            Arrays.fill(weights, 1);
            place(weights, data.classes());
        }
        return Optional.of(weights);
    }

    /** The weight of each sample, that of its class and its own. */
    public Optional<float[]> ofSamples(DataSet data) {
        return of(data).map(classes -> {
                    float[] weights = data.weights().map(float[]::clone).orElseGet(() -> {
                        float[] ones = new float[data.size()];
                        Arrays.fill(ones, 1);
                        return ones;
                    });
                    for (int sample = 0; sample < weights.length; sample++) {
                        weights[sample] *= classes[data.label(sample)];
                    }
                    return weights;
                })
                .or(data::weights);
    }

    /**
     * What is wrong with them for a data set's classes: some that it does not have, and one that is given twice, by its
     * name and its index, which could be either's.
     */
    public List<Fault> check(List<ClassLabel> classes) {
        List<String> names = classes.stream().map(ClassLabel::name).toList();
        List<Fault> faults = new ArrayList<>();
        Map<Integer, String> given = new HashMap<>();
        new TreeMap<>(byClass).forEach((name, weight) -> {
            OptionalInt index = ClassLabel.indexOf(name, classes);
            String before = index.isPresent() ? given.putIfAbsent(index.getAsInt(), name) : null;
            if (index.isEmpty()) {
                String accepted = "a weight of %s, or of an index from 0 to %d%s"
                        .formatted(String.join(", ", names), names.size() - 1, NearestName.hint(name, names));
                faults.add(new Fault(field(name), weight.toString(), accepted));
            } else if (before != null) {
                faults.add(new Fault(
                        field(name),
                        weight.toString(),
                        "nothing beside %s: both are the same class".formatted(before)));
            }
        });
        return faults;
    }

    private static String field(String name) {
        return "classWeights." + name;
    }

    private void place(float[] weights, List<ClassLabel> classes) {
        for (Fault fault : check(classes)) {
            throw new IllegalArgumentException(fault.within("regularisation").toString());
        }
        byClass.forEach(
                (name, weight) -> weights[ClassLabel.indexOf(name, classes).orElseThrow()] = weight.floatValue());
    }

    private static float[] balance(DataSet data) {
        long[] counts = new long[data.classes().size()];
        long all = 0;
        for (int sample = 0; sample < data.size(); sample++) {
            if (data.split(sample) == Split.SPLIT_TRAIN) {
                counts[data.label(sample)]++;
                all++;
            }
        }
        float[] weights = new float[counts.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = counts[i] == 0 ? 1 : (float) ((double) all / counts.length / counts[i]);
        }
        return weights;
    }
}
