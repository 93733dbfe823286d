package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import java.util.Map;

/** What the first layer learns from has faded away on its way back through the network. */
public final class VanishingGradients implements Rule {

    private static final String NAME = "vanishing-gradients";
    private static final Threshold RATIO =
            new Threshold("ratio", 1e-3, "gradient norm of the first layer by that of the last");
    private static final Threshold NORM = new Threshold("norm", 1e-4, "gradient norm of the first layer");
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "watched epochs in a row");
    private static final Threshold FITTED = new Threshold(
            "fitted", 0.1, "training loss by that of the first epoch; below it small gradients are as they should be");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Vanishing gradients",
            "The gradient of the first layer is less than a thousandth of that of the last, and next to nothing.",
            "Early layers hardly learn: each layer on the way back made the gradient shorter. Many layers of sigmoid or"
                    + " tanh do, and weights that begin too small.",
            "Take ReLU instead of sigmoid and tanh, batch normalisation, fewer layers, or connections around layers.",
            List.of("model.activation", "model.batchNorm", "model.hidden"),
            "AUTOTRAINER (Zhang et al., ICSE 2021): ratio below 1e-3 and norm below 1e-4; Glorot and Bengio 2010",
            Evidence.distributions("Gradient norm of each layer"),
            List.of(RATIO, NORM, EPOCHS, FITTED));

    private final double ratio;
    private final double norm;
    private final int epochs;
    private final double fitted;

    /** With thresholds as set. */
    public VanishingGradients(Thresholds thresholds) {
        ratio = thresholds.of(NAME, RATIO);
        norm = thresholds.of(NAME, NORM);
        epochs = thresholds.count(NAME, EPOCHS);
        fitted = thresholds.of(NAME, FITTED);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        TrainingProgress progress = new TrainingProgress(run);
        if (progress.isFitted(fitted)) {
            return List.of();
        }
        return WatchedLayers.last(run, epochs)
                .filter(layers -> layers.trainedMatrices().size() >= 2)
                .filter(this::vanishes)
                .map(layers -> List.of(symptom(run, layers, progress)))
                .orElse(List.of());
    }

    private boolean vanishes(WatchedLayers layers) {
        List<LayerFacts> trained = layers.trainedMatrices();
        LayerFacts first = trained.get(0);
        LayerFacts last = trained.get(trained.size() - 1);
        for (int i = 0; i < epochs; i++) {
            double ofFirst = layers.course(first).get(i).gradientNorm();
            double ofLast = layers.course(last).get(i).gradientNorm();
            // None at all is no fading: units are dead, or weights are 0.
            if (!(ofFirst > 0 && ofFirst < norm && ofFirst < ratio * ofLast)) {
                return false;
            }
        }
        return true;
    }

    private static Symptom symptom(RunHistory run, WatchedLayers layers, TrainingProgress progress) {
        List<LayerFacts> trained = layers.trainedMatrices();
        LayerFacts first = trained.get(0);
        LayerFacts last = trained.get(trained.size() - 1);
        double ofFirst = layers.last(first).gradientNorm();
        double ofLast = layers.last(last).gradientNorm();
        long flat = run.facts().layers().stream()
                .filter(layer -> LayerKind.of(layer).saturates())
                .count();
        String way = flat > 0
                ? "Between them are %d layers of sigmoid or tanh, each of which shortens it.".formatted(flat)
                : "%d layers with weights lie on the way.".formatted(trained.size());
        return Symptom.of(
                progress.learnsNothing() ? Severity.ERROR : Severity.WARNING,
                "The gradient is %.2g in layer %s and %.2g in layer %s: %.2g of it arrives at the beginning of the network. %s"
                        .formatted(ofFirst, first.name(), ofLast, last.name(), ofFirst / ofLast, way),
                Map.of(
                        "first_gradient_norm",
                        ofFirst,
                        "last_gradient_norm",
                        ofLast,
                        "ratio",
                        ofFirst / ofLast,
                        "saturating_layers",
                        (double) flat));
    }
}
