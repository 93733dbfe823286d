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

/** Most of a sigmoid or tanh layer sits where it is flat. */
public final class SaturatedUnits implements Rule {

    private static final String NAME = "saturated-units";
    private static final Threshold UNITS =
            new Threshold("units", 0.5, "units that are flat for every probe, as a share of the layer's");
    private static final Threshold VALUES = new Threshold("values", 0.9, "share of the outputs that are flat");
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "watched epochs in a row");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Saturated units",
            "Half of the units of a sigmoid or tanh layer are at its ends for every probe, or nine tenths of its outputs"
                    + " are.",
            "Where the function is flat (below 5 % of its largest slope) no gradient passes: what comes before the layer"
                    + " hardly learns. Weights are too large, or the inputs are not scaled.",
            "Scale the inputs, begin with smaller weights, lower the rate, take batch normalisation, or ReLU.",
            List.of("dataset", "optimizer.learningRate", "model.batchNorm", "model.activation"),
            "Glorot and Bengio 2010 (saturation of sigmoid and tanh layers); DeepDiagnosis (Wardat et al., ICSE 2022)",
            Evidence.distributions("Zeros and saturation of activation functions"),
            List.of(UNITS, VALUES, EPOCHS));

    private final double units;
    private final double values;
    private final int epochs;

    /** With thresholds as set. */
    public SaturatedUnits(Thresholds thresholds) {
        units = thresholds.of(NAME, UNITS);
        values = thresholds.of(NAME, VALUES);
        epochs = thresholds.count(NAME, EPOCHS);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return WatchedLayers.last(run, epochs)
                .map(layers -> layers.layers().stream()
                        .filter(layer -> isHidden(run, layer))
                        .filter(layer -> layers.always(layer, this::isSaturated))
                        .map(layer -> symptom(run, layer, layers.last(layer)))
                        .toList())
                .orElse(List.of());
    }

    /** A sigmoid at the end of a network is at its ends where the network is sure. */
    private static boolean isHidden(RunHistory run, LayerFacts layer) {
        return run.facts().layers().stream()
                .anyMatch(other -> other.position() > layer.position()
                        && LayerKind.of(other).multiplies());
    }

    private boolean isSaturated(LayerFigures layer) {
        return layer.units() > 0 && (layer.saturatedUnits() >= units * layer.units() || layer.saturation() >= values);
    }

    private static Symptom symptom(RunHistory run, LayerFacts layer, LayerFigures now) {
        return Symptom.of(
                new TrainingProgress(run).learnsNothing() ? Severity.ERROR : Severity.WARNING,
                Subject.layer(layer.name()),
                "In layer %s %.0f %% of the outputs are where %s is flat; %,d of %,d units are there for every sample."
                        .formatted(
                                layer.name(), 100 * now.saturation(), layer.kind(), now.saturatedUnits(), now.units()),
                Map.of(
                        "saturation",
                        now.saturation(),
                        "saturated_units",
                        (double) now.saturatedUnits(),
                        "units",
                        (double) now.units()));
    }
}
