package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The weights began in a way that the network can hardly learn from. */
public final class Initialisation implements Rule {

    private static final String NAME = "initialisation";
    private static final Threshold FACTOR =
            new Threshold("factor", 5, "scale of the weights by √(2 / inputs), the one of He et al.");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Bad initialisation",
            "Before training the weights of a layer are all the same, or many times larger than √(2 / inputs of a unit).",
            "Units that begin the same stay the same, so that a layer is worth one unit, and behind zeros no gradient"
                    + " passes. Weights that are too large make outputs and gradients grow from layer to layer, and the"
                    + " first steps undo them.",
            "Begin with small random weights: a deviation of √(2 / inputs) before ReLU, √(1 / inputs) or less before"
                    + " others.",
            List.of("model"),
            "He et al. 2015 (√(2 / inputs)); Glorot and Bengio 2010; Goodfellow et al. 2016, section 8.4 (symmetry)",
            Evidence.distributions("Weight norm of each layer"),
            List.of(FACTOR));

    private final double factor;

    /** With thresholds as set. */
    public Initialisation(Thresholds thresholds) {
        factor = thresholds.of(NAME, FACTOR);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        List<LayerFacts> layers = run.facts().layers().stream()
                .filter(layer ->
                        LayerKind.of(layer).multiplies() && matrix(run, layer).isPresent())
                .toList();
        return IntStream.range(0, layers.size())
                .boxed()
                .flatMap(i -> symptom(run, layers.get(i), i == layers.size() - 1).stream())
                .map(symptom -> symptom.since(1))
                .toList();
    }

    private static Optional<TensorFigures> matrix(RunHistory run, LayerFacts layer) {
        return Optional.ofNullable(run.layersAtStart().get(layer.name())).stream()
                .flatMap(figures -> figures.weights().values().stream())
                .filter(tensor -> tensor.isMatrix() && tensor.finite() > 1)
                .findFirst();
    }

    private Optional<Symptom> symptom(RunHistory run, LayerFacts layer, boolean output) {
        TensorFigures weights = matrix(run, layer).orElseThrow();
        long units = weights.shape().get(0);
        if (weights.least() == weights.greatest()) {
            // The last layer may begin at zero: it learns from the first step on, and the others from the second.
            return output || units < 2 ? Optional.empty() : Optional.of(constant(run, layer, weights));
        }
        double inputs = (double) weights.finite() / units;
        double he = Math.sqrt(2 / inputs);
        // Weights that are not centred add up over the inputs.
        double scale = Math.sqrt(weights.deviation() * weights.deviation() + inputs * weights.mean() * weights.mean());
        return scale > factor * he ? Optional.of(tooLarge(run, layer, weights, scale / he)) : Optional.empty();
    }

    private static Symptom constant(RunHistory run, LayerFacts layer, TensorFigures weights) {
        // A block with a way around it may begin as if it were not there.
        boolean branch = layer.name().contains("/");
        boolean harmless = branch || new TrainingProgress(run).beatsGuessing();
        return Symptom.of(
                harmless ? Severity.WARNING : Severity.ERROR,
                Subject.layer(layer.name()),
                "All %,d weights of layer %s were %.3g before training: its units begin the same and stay the same."
                        .formatted(weights.finite(), layer.name(), weights.greatest()),
                Map.of("weight", weights.greatest()));
    }

    private static Symptom tooLarge(RunHistory run, LayerFacts layer, TensorFigures weights, double times) {
        boolean normalised = run.facts().layers().stream()
                .anyMatch(next -> next.position() == layer.position() + 1
                        && LayerKind.of(next).normalises());
        Severity severity = normalised ? Severity.NOTICE : Severity.WARNING;
        return Symptom.of(
                new TrainingProgress(run).learnsNothing() ? Severity.ERROR : severity,
                Subject.layer(layer.name()),
                "The weights of layer %s were %.0f times too large before training: mean %.3g and deviation %.3g with %,d inputs for each unit."
                        .formatted(
                                layer.name(),
                                times,
                                weights.mean(),
                                weights.deviation(),
                                weights.finite() / weights.shape().get(0)),
                Map.of("mean", weights.mean(), "deviation", weights.deviation(), "times", times));
    }
}
