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
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The weights of a layer that is trained stay as they are, to the last bit. */
public final class FrozenWeights implements Rule {

    private static final String NAME = "frozen-weights";
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "watched epochs in a row without a change");
    private static final Threshold FITTED = new Threshold(
            "fitted", 0.01, "training loss by that of the first epoch; below it nothing is left to change");
    private static final Threshold LOWERED =
            new Threshold("lowered", 0.1, "learning rate by its highest, below which small steps are meant");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Weights that do not change",
            "The weights of a layer that is trained are the same in every epoch.",
            "The layer learns nothing. No gradient reaches it (dead or saturated units after it, weights that are all 0),"
                    + " or steps are too small for the precision of its weights.",
            "Look at the layers after it for dead units and at how the weights begin; raise the rate if the gradient is"
                    + " not 0.",
            List.of("optimizer.learningRate", "model.activation", "model.batchNorm"),
            "DeepDiagnosis (Wardat et al., ICSE 2022): unchanged weights",
            Evidence.distributions("Update to weight ratio of each layer"),
            List.of(EPOCHS, FITTED, LOWERED));

    private final int epochs;
    private final double fitted;
    private final double lowered;

    /** With thresholds as set. */
    public FrozenWeights(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        fitted = thresholds.of(NAME, FITTED);
        lowered = thresholds.of(NAME, LOWERED);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        TrainingProgress progress = new TrainingProgress(run);
        if (progress.isFitted(fitted)
                || progress.isRateLowered(lowered)
                || NetworkSize.of(run).narrow()) {
            return List.of();
        }
        return WatchedLayers.last(run, epochs + 1)
                .map(layers -> symptoms(layers, progress))
                .orElse(List.of());
    }

    private List<Symptom> symptoms(WatchedLayers layers, TrainingProgress progress) {
        List<LayerFacts> trained = layers.trainedMatrices();
        List<LayerFacts> frozen =
                trained.stream().filter(layer -> isFrozen(layers.course(layer))).toList();
        if (!frozen.isEmpty() && frozen.size() == trained.size()) {
            return List.of(Symptom.of(
                    Severity.ERROR,
                    "No weights have changed for %d epochs: steps are 0.".formatted(epochs),
                    Map.of("layers", (double) frozen.size())));
        }
        return frozen.stream()
                .map(layer -> symptom(layer, layers.last(layer), progress))
                .toList();
    }

    private Symptom symptom(LayerFacts layer, LayerFigures now, TrainingProgress progress) {
        double gradient = now.gradientNorm();
        return Symptom.of(
                progress.learnsNothing() ? Severity.ERROR : Severity.WARNING,
                Subject.layer(layer.name()),
                "The weights of layer %s have not changed for %d epochs, while others did. Its gradient norm is %.2g."
                        .formatted(layer.name(), epochs, gradient),
                Map.of("gradient_norm", gradient, "weight_norm", now.weightNorm()));
    }

    private static boolean isFrozen(List<LayerFigures> course) {
        // What is NaN stays NaN.
        boolean finite = course.stream()
                .flatMap(layer -> layer.weights().values().stream())
                .allMatch(tensor -> tensor.nonFinite() == 0);
        boolean known = course.stream()
                .allMatch(layer -> layer.weights().values().stream().anyMatch(TensorFigures::isMatrix));
        return finite
                && known
                && course.stream().map(layer -> matrices(layer)).distinct().count() == 1
                // The first of the epochs is there to compare with.
                && course.subList(1, course.size()).stream().allMatch(FrozenWeights::isNotMoved);
    }

    /** The moments of all values are the same only if the values are, but for chance that need not be feared. */
    private static Map<String, TensorFigures> matrices(LayerFigures layer) {
        return layer.weights().entrySet().stream()
                .filter(tensor -> tensor.getValue().isMatrix())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As far as the updates are published. */
    private static boolean isNotMoved(LayerFigures layer) {
        return layer.updates().values().stream()
                .filter(TensorFigures::isMatrix)
                .allMatch(update -> update.zeros() == update.finite() && update.nonFinite() == 0);
    }
}
