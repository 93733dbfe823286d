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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many units of a ReLU layer never fire. Where a layer has so few units that classes cannot be told apart, it is its
 * size that is told, by {@link Underfitting}.
 */
public final class DeadUnits implements Rule {

    private static final String NAME = "dead-units";
    private static final Threshold SHARE =
            new Threshold("share", 0.5, "units that fired for no probe, as a share of the layer's");
    private static final Threshold UNITS = new Threshold("units", 3, "units that fired for no probe");
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "watched epochs in a row");
    private static final Threshold LEARNED = new Threshold(
            "learned", 0.3, "training loss by that of guessing below which the units that are left do well enough");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Dead units",
            "Half of the units of a ReLU layer or more put out 0 for every probe sample.",
            "A unit that never fires gets no gradient and seldom comes back: the network is smaller than it looks. Large"
                    + " steps push units there, and so do large weights or biases below zero at the start.",
            "Lower the rate, let it rise slowly at the start, take leaky ReLU or GELU, or batch normalisation.",
            List.of("optimizer.learningRate", "schedule.warmUp", "model.activation", "model.batchNorm"),
            "Lu et al. 2019, Dying ReLU and initialization; AUTOTRAINER (Zhang et al., ICSE 2021) and DeepDiagnosis"
                    + " (Wardat et al., ICSE 2022), which count zeros: here units that never fire count, since half of a"
                    + " healthy layer's outputs are 0",
            Evidence.distributions("Dead units of each layer"),
            List.of(SHARE, UNITS, EPOCHS, LEARNED));

    private final double share;
    private final int units;
    private final int epochs;
    private final double learned;

    /** With thresholds as set. */
    public DeadUnits(Thresholds thresholds) {
        share = thresholds.of(NAME, SHARE);
        units = thresholds.count(NAME, UNITS);
        epochs = thresholds.count(NAME, EPOCHS);
        learned = thresholds.of(NAME, LEARNED);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        if (NetworkSize.of(run).narrow()) {
            return List.of();
        }
        return WatchedLayers.last(run, epochs)
                .map(layers -> layers.layers().stream()
                        .filter(layer -> layers.always(layer, this::isDead))
                        .map(layer -> symptom(run, layer, layers.last(layer)))
                        .toList())
                .orElse(List.of());
    }

    private boolean isDead(LayerFigures layer) {
        boolean counts = layer.deadUnits() >= units || layer.deadUnits() == layer.units();
        return layer.units() > 0 && counts && layer.deadUnits() >= share * layer.units();
    }

    /** Wide layers lose units without harm. */
    private Severity severity(RunHistory run, boolean all) {
        if (all && new TrainingProgress(run).learnsNothing()) {
            return Severity.ERROR;
        }
        Curve share = new Guessing(run.facts()).trainShare(run);
        return share.reaches(run) && share.last().value() < learned ? Severity.NOTICE : Severity.WARNING;
    }

    private Symptom symptom(RunHistory run, LayerFacts layer, LayerFigures now) {
        boolean all = now.deadUnits() == now.units();
        String start = Optional.ofNullable(run.layersAtStart().get(layer.name()))
                .filter(before -> before.units() == now.units())
                .map(before -> " Before training it was %,d.".formatted(before.deadUnits()))
                .orElse("");
        String meaning = all ? " Nothing passes the layer: what comes before it cannot learn." : "";
        return Symptom.of(
                severity(run, all),
                Subject.layer(layer.name()),
                "In layer %s %,d of %,d units (%.0f %%) fire for no sample.%s%s"
                        .formatted(
                                layer.name(),
                                now.deadUnits(),
                                now.units(),
                                100.0 * now.deadUnits() / now.units(),
                                start,
                                meaning),
                Map.of("dead_units", (double) now.deadUnits(), "units", (double) now.units()));
    }
}
