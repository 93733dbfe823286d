package io.epochscope.metrics.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.epochscope.metrics.diagnosis.history.ClassFigures;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import io.epochscope.metrics.diagnosis.history.SplitOverlap;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A history piece by piece, of a classifier of three classes unless it is said to be a regression. An epoch is what was
 * said since the one before.
 */
public final class HistoryBuilder {

    private final List<LayerFacts> layers = new ArrayList<>();
    private final Map<String, LayerFigures> start = new TreeMap<>();
    private final Map<String, TensorFigures> inputs = new TreeMap<>();
    private final Map<String, Map<String, Long>> problems = new TreeMap<>();
    private final List<SplitOverlap> overlaps = new ArrayList<>();
    private final List<EpochFigures> epochs = new ArrayList<>();
    private JsonNode request = JsonNodeFactory.instance.objectNode();
    private boolean current = true;
    private boolean regression;
    private double targetDeviation = Double.NaN;

    private final Map<String, SplitFigures> splits = new TreeMap<>();
    private final Map<String, Double> metrics = new TreeMap<>();
    private final Map<String, LayerFigures> watched = new TreeMap<>();
    private Optional<StepFigures> steps = Optional.empty();
    private Optional<Long> trainedPatches = Optional.empty();
    private double rate = 1e-3;

    /** The network, by the names that chains give: {@code 01Linear}. */
    public HistoryBuilder network(String... names) {
        for (String name : names) {
            layer(name, name.replaceFirst("^\\d+", ""));
        }
        return this;
    }

    /** A layer of the network, and what it puts out of a sample. */
    public HistoryBuilder layer(String name, String kind, Long... outputShape) {
        layers.add(new LayerFacts(layers.size(), name, kind, List.of(outputShape), 0));
        return this;
    }

    /** A layer before training. */
    public HistoryBuilder start(String layer, LayerFigures figures) {
        start.put(layer, figures);
        return this;
    }

    public HistoryBuilder input(String split, TensorFigures figures) {
        inputs.put(split, figures);
        return this;
    }

    public HistoryBuilder request(JsonNode resolved) {
        request = resolved;
        return this;
    }

    /** Patches of a verdict. */
    public HistoryBuilder verdict(String pass, String verdict, long patches) {
        problems.computeIfAbsent(pass, any -> new TreeMap<>()).put(verdict, patches);
        return this;
    }

    public HistoryBuilder overlap(String first, String second, long samples) {
        overlaps.add(new SplitOverlap(first, second, samples));
        return this;
    }

    /** It predicts a number of this standard deviation. */
    public HistoryBuilder regression(double deviation) {
        regression = true;
        targetDeviation = deviation;
        return this;
    }

    /** The run has later epochs. */
    public HistoryBuilder goesOn() {
        current = false;
        return this;
    }

    /** Of the next epochs. */
    public HistoryBuilder rate(double learningRate) {
        rate = learningRate;
        return this;
    }

    public HistoryBuilder train(double loss, double accuracy) {
        return split("train", 300, loss, accuracy, Optional.empty());
    }

    public HistoryBuilder validation(double loss, double accuracy) {
        return split("validation", 90, loss, accuracy, Optional.empty());
    }

    /** A split by its classes: its losses are 1, its accuracy is what is correct. */
    public HistoryBuilder classes(String split, List<Long> samples, List<Long> predicted, List<Long> correct) {
        ClassFigures classes = new ClassFigures(samples, predicted, correct);
        double right = correct.stream().mapToLong(Long::longValue).sum();
        return split(split, classes.total(), 1, right / classes.total(), Optional.of(classes));
    }

    /** A split of another size. */
    public HistoryBuilder split(
            String name, long samples, double loss, double accuracy, Optional<ClassFigures> classes) {
        splits.put(name, new SplitFigures(samples, loss, Map.of("accuracy", accuracy), classes));
        return this;
    }

    public HistoryBuilder metric(String name, double value) {
        metrics.put(name, value);
        return this;
    }

    public HistoryBuilder watched(String layer, LayerFigures figures) {
        watched.put(layer, figures);
        return this;
    }

    public HistoryBuilder steps(StepFigures figures) {
        steps = Optional.of(figures);
        return this;
    }

    public HistoryBuilder trainedPatches(long patches) {
        trainedPatches = Optional.of(patches);
        return this;
    }

    /** Ends an epoch. */
    public HistoryBuilder epoch() {
        int number = epochs.size() + 1;
        epochs.add(new EpochFigures(
                number,
                Instant.ofEpochSecond(1_800_000_000L + 10L * number),
                rate,
                Map.copyOf(splits),
                Map.copyOf(metrics),
                10,
                0,
                steps,
                Map.copyOf(watched),
                trainedPatches));
        splits.clear();
        metrics.clear();
        watched.clear();
        steps = Optional.empty();
        trainedPatches = Optional.empty();
        return this;
    }

    public RunHistory build() {
        RunFacts facts = new RunFacts(
                "run",
                "training",
                regression,
                regression ? List.of() : List.of("a", "b", "c"),
                "adam",
                1e-3,
                32,
                10,
                request,
                layers,
                Map.of("train", 300L, "validation", 90L, "test", 90L),
                targetDeviation,
                false,
                Duration.ZERO,
                epochs.size() + (current ? 0 : 1),
                problems,
                overlaps);
        return new RunHistory(facts, start, inputs, epochs);
    }
}
