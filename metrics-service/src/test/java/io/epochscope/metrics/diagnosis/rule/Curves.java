package io.epochscope.metrics.diagnosis.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.metrics.diagnosis.Diagnosis;
import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.history.ClassFigures;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A run as its curves tell it, epoch by epoch. What is given for fewer epochs than the training loss holds on with its
 * last value; what is not given is not there.
 */
final class Curves {

    private final boolean regression;
    private final int classes;
    private final Map<String, double[]> losses = new TreeMap<>();
    private final Map<String, double[]> metrics = new TreeMap<>();
    private final Map<Integer, StepFigures> steps = new TreeMap<>();
    private double[] rates = {1e-3};
    private double[] gradientNorms = {};
    private double[] updateRatios = {};
    private double[] seconds = {10};
    private double[] waiting = {0};
    private Optional<ClassFigures> validationClasses = Optional.empty();
    private boolean zerosAtStart;
    private String kind = "training";
    private int planned;
    private double dropout;
    private boolean finished;
    private Duration silence = Duration.ZERO;
    private long trainSamples = 2000;
    private long validationSamples = 500;

    private Curves(boolean regression, int classes) {
        this.regression = regression;
        this.classes = classes;
    }

    /** Of classes that are alike often; guessing comes to ln(classes). */
    static Curves classifier(int classes) {
        return new Curves(false, classes);
    }

    static Curves regression() {
        return new Curves(true, 0);
    }

    Curves samples(long train, long validation) {
        trainSamples = train;
        validationSamples = validation;
        return this;
    }

    Curves train(double... losses) {
        this.losses.put("train", losses);
        planned = Math.max(planned, losses.length);
        return this;
    }

    Curves validation(double... losses) {
        this.losses.put("validation", losses);
        return this;
    }

    Curves trainAccuracy(double... accuracies) {
        metrics.put("train", accuracies);
        return this;
    }

    Curves validationAccuracy(double... accuracies) {
        metrics.put("validation", accuracies);
        return this;
    }

    /** Mean squared errors of a target of deviation 1, so that R² is 1 less the loss. */
    Curves errors(double[] train, double[] validation) {
        train(train).validation(validation);
        metrics.put("train", oneLess(train));
        metrics.put("validation", oneLess(validation));
        return this;
    }

    private static double[] oneLess(double[] errors) {
        return IntStream.range(0, errors.length).mapToDouble(i -> 1 - errors[i]).toArray();
    }

    Curves validationClasses(List<Long> samples, List<Long> predicted, List<Long> correct) {
        validationClasses = Optional.of(new ClassFigures(samples, predicted, correct));
        return this;
    }

    Curves kind(String kind) {
        this.kind = kind;
        return this;
    }

    Curves planned(int epochs) {
        planned = epochs;
        return this;
    }

    Curves rates(double... rates) {
        this.rates = rates;
        return this;
    }

    Curves gradientNorms(double... norms) {
        gradientNorms = norms;
        return this;
    }

    Curves updateRatios(double... ratios) {
        updateRatios = ratios;
        return this;
    }

    Curves zerosAtStart() {
        zerosAtStart = true;
        return this;
    }

    Curves steps(int epoch, double first, double greatest) {
        steps.put(epoch, new StepFigures(60, first, first, first, first / 10, first, greatest, 60L * epoch - 1, 0));
        return this;
    }

    Curves seconds(double... seconds) {
        this.seconds = seconds;
        return this;
    }

    Curves waiting(double... seconds) {
        waiting = seconds;
        return this;
    }

    Curves dropout(double rate) {
        dropout = rate;
        return this;
    }

    Curves finished() {
        finished = true;
        return this;
    }

    Curves silent(Duration silence) {
        this.silence = silence;
        return this;
    }

    /** What a rule sees at the end. */
    List<Symptom> judgedBy(Rule rule) {
        return rule.judge(history());
    }

    /** What a rule sees at the end of any epoch. */
    List<Finding> findingsOf(Rule... rules) {
        Diagnosis diagnosis = new Diagnosis(List.of(rules), Diagnosis.QUIET_EPOCHS);
        diagnosis.judge(history(), 0);
        return diagnosis.findings();
    }

    RunHistory history() {
        int epochs = losses.get("train").length;
        List<EpochFigures> all = new ArrayList<>();
        for (int i = 0; i < epochs; i++) {
            all.add(epoch(i));
        }
        List<String> names =
                IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("model").put("dropout", dropout);
        RunFacts facts = new RunFacts(
                "run",
                kind,
                regression,
                names,
                "adam",
                rates[0],
                32,
                planned,
                request,
                List.of(),
                Map.of("train", trainSamples, "validation", validationSamples),
                Double.NaN,
                finished,
                silence,
                epochs,
                Map.of(),
                List.of());
        Map<String, LayerFigures> atStart = zerosAtStart ? Map.of("01Linear", layer(0, 0)) : Map.of();
        return new RunHistory(facts, atStart, Map.of(), all);
    }

    private EpochFigures epoch(int i) {
        Map<String, SplitFigures> splits = new TreeMap<>();
        losses.forEach((name, values) -> splits.put(name, split(name, i)));
        return new EpochFigures(
                i + 1,
                Instant.ofEpochSecond(1_800_000_000L + 10L * i),
                at(rates, i),
                splits,
                gradientNorms.length == 0 ? Map.of() : Map.of("gradient_norm", at(gradientNorms, i)),
                at(seconds, i),
                at(waiting, i),
                Optional.ofNullable(steps.get(i + 1)),
                updateRatios.length == 0 ? Map.of() : Map.of("01Linear", layer(1, at(updateRatios, i))),
                Optional.empty());
    }

    private SplitFigures split(String name, int i) {
        Map<String, Double> figures =
                metrics.containsKey(name) ? Map.of(regression ? "r2" : "accuracy", at(metrics.get(name), i)) : Map.of();
        boolean train = name.equals("train");
        return new SplitFigures(
                train ? trainSamples : validationSamples,
                at(losses.get(name), i),
                figures,
                train ? Optional.empty() : validationClasses);
    }

    private static LayerFigures layer(double weights, double updates) {
        return new LayerFigures(
                Map.of("weight", tensor(weights)),
                Map.of(),
                Map.of("weight", tensor(updates)),
                Optional.empty(),
                0,
                0,
                0,
                0);
    }

    private static TensorFigures tensor(double norm) {
        return new TensorFigures(100, 0, 0, 0, norm / 10, 0, 3, -norm, norm, List.of());
    }

    private static double at(double[] values, int i) {
        return values[Math.min(i, values.length - 1)];
    }
}
