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
import java.util.Optional;

/** Steps are too large or too small for a layer's weights. */
public final class UpdateRatio implements Rule {

    private static final String NAME = "update-ratio";
    private static final Threshold LOWEST = new Threshold("lowest", 1e-4, "lower end of the band of good ratios");
    private static final Threshold HIGHEST = new Threshold("highest", 1e-2, "upper end of the band of good ratios");
    private static final Threshold FACTOR = new Threshold("factor", 5, "times beyond the band");
    private static final Threshold EPOCHS = new Threshold("epochs", 3, "watched epochs in a row");
    private static final Threshold FITTED = new Threshold(
            "fitted", 0.5, "training loss by that of the first epoch; below it small steps are as they should be");
    private static final Threshold LOWERED =
            new Threshold("lowered", 0.1, "learning rate by its highest, below which small steps are meant");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Updates out of band",
            "A step moves the weights of a layer by more than a twentieth, or by less than a fifty-thousandth, of"
                    + " their length.",
            "About a thousandth is good. Far above it weights have no time to settle; far below it the layer hardly"
                    + " learns.",
            "Change the rate by the factor that the ratio is off; for single layers look at how their weights begin.",
            List.of("optimizer.learningRate", "schedule", "model.batchNorm"),
            "Karpathy, CS231n: ratio of updates to weights about 1e-3; band 1e-4 to 1e-2, and a factor of 5 beyond",
            Evidence.distributions("Update to weight ratio of each layer"),
            List.of(LOWEST, HIGHEST, FACTOR, EPOCHS, FITTED, LOWERED));

    private final double good;
    private final double lowest;
    private final double highest;
    private final int epochs;
    private final double fitted;
    private final double lowered;

    /** With thresholds as set. */
    public UpdateRatio(Thresholds thresholds) {
        double factor = thresholds.of(NAME, FACTOR);
        good = thresholds.of(NAME, LOWEST);
        lowest = good / factor;
        highest = thresholds.of(NAME, HIGHEST) * factor;
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
        return WatchedLayers.last(run, epochs)
                .map(layers -> symptoms(layers, mayBeSmall(run, layers)))
                .orElse(List.of());
    }

    /** Where the last layer moves, and others do not, the gradient does not reach them: another rule says why. */
    private boolean mayBeSmall(RunHistory run, WatchedLayers layers) {
        TrainingProgress progress = new TrainingProgress(run);
        List<LayerFacts> trained = layers.trainedMatrices();
        return progress.isFitted(fitted)
                || progress.isRateLowered(lowered)
                || trained.isEmpty()
                || !layers.always(trained.get(trained.size() - 1), figures -> ratio(figures) < lowest);
    }

    private List<Symptom> symptoms(WatchedLayers layers, boolean mayBeSmall) {
        return layers.layers().stream()
                .flatMap(layer -> symptom(layers, layer, mayBeSmall).stream())
                .toList();
    }

    private Optional<Symptom> symptom(WatchedLayers layers, LayerFacts layer, boolean mayBeSmall) {
        boolean large = layers.always(layer, figures -> ratio(figures) > highest);
        // Weights that are not moved at all are another matter.
        boolean small = !mayBeSmall && layers.always(layer, figures -> ratio(figures) < lowest && ratio(figures) > 0);
        if (!large && !small) {
            return Optional.empty();
        }
        double now = ratio(layers.last(layer));
        return Optional.of(Symptom.of(
                Severity.WARNING,
                Subject.layer(layer.name()),
                "A step moves the weights of layer %s by %.2g of their length, %s than %.2g in each of the last %d epochs that were watched."
                        .formatted(layer.name(), now, large ? "more" : "less", large ? highest : lowest, epochs),
                Map.of("update_ratio", now)));
    }

    /**
     * Whether a step moved every layer in each of the last epochs that were watched, none by less than the lower end of
     * the band of good ratios nor by much more than the upper one.
     */
    boolean movesAll(RunHistory run) {
        return WatchedLayers.last(run, epochs)
                .filter(layers -> !layers.trainedMatrices().isEmpty())
                .filter(layers -> layers.trainedMatrices().stream()
                        .allMatch(layer ->
                                layers.always(layer, figures -> ratio(figures) >= good && ratio(figures) <= highest)))
                .isPresent();
    }

    /** Of matrices and kernels alone: biases begin at 0, so that their ratio says nothing. */
    private static double ratio(LayerFigures layer) {
        return norm(layer.updates()) / norm(layer.weights());
    }

    private static double norm(Map<String, TensorFigures> tensors) {
        return Math.sqrt(tensors.values().stream()
                .filter(TensorFigures::isMatrix)
                .mapToDouble(tensor -> tensor.norm() * tensor.norm())
                .sum());
    }
}
