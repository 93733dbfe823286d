package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.List;
import java.util.Map;

/**
 * A regression ends in an activation function that cannot reach its target. Looked for where the target is standardised
 * alone: its mean is 0 then, and much of it lies below 0 and beyond 1. A target that is positive by itself may well be
 * predicted by a function that is.
 */
public final class BoundedOutput implements Rule {

    private static final String NAME = "bounded-output";
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "watched epochs in a row");
    private static final Threshold FLAT =
            new Threshold("flat", 0.1, "share of the outputs at the ends of a tanh that cannot be by chance");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Output that cannot reach the target",
            "The network of a regression ends in an activation function, and its outputs are never negative or gather at the"
                    + " ends of it, while the target is standardised.",
            "A ReLU or sigmoid at the end cannot predict what lies below the mean, sigmoid and tanh nothing far from it:"
                    + " that part of the error stays, however long it is trained.",
            "Take away the activation function after the last layer.",
            List.of("model"),
            "UMLAUT (Schoop et al., CHI 2021) and DeepDiagnosis (Wardat et al., ICSE 2022): activation of the last layer that"
                    + " does not fit the task; that a standardised target has a mean of 0 is its definition",
            Evidence.network("Layers"),
            List.of(EPOCHS, FLAT));

    private final int epochs;
    private final double flat;

    /** With thresholds as set. */
    public BoundedOutput(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        flat = thresholds.of(NAME, FLAT);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        if (!isStandardised(run.facts())) {
            return List.of();
        }
        return OutputLayer.last(run, epochs)
                .filter(output -> LayerKind.of(output.layer()).activates() && output.always(this::isBounded))
                .map(output -> List.of(symptom(output).since(1)))
                .orElse(List.of());
    }

    /** A target that is not scaled is published with a deviation of exactly 1. */
    private static boolean isStandardised(RunFacts facts) {
        return facts.regression() && facts.targetDeviation() > 0 && facts.targetDeviation() != 1;
    }

    private boolean isBounded(LayerFigures figures) {
        return figures.activation().orElseThrow().least() >= 0 || figures.saturation() >= flat;
    }

    private static Symptom symptom(OutputLayer output) {
        TensorFigures values = output.values();
        return Symptom.of(
                Severity.WARNING,
                Subject.layer(output.layer().name()),
                "The network ends in %s, whose outputs go from %.4g to %.4g%s; what is to be predicted has a mean of 0 and a deviation of 1 and lies on both sides of that."
                        .formatted(
                                output.layer().kind(),
                                values.least(),
                                values.greatest(),
                                values.shareOfZeros() > 0
                                        ? ", %.0f %% of them 0".formatted(100 * values.shareOfZeros())
                                        : ""),
                Map.of(
                        "least",
                        values.least(),
                        "greatest",
                        values.greatest(),
                        "zeros",
                        values.shareOfZeros(),
                        "flat",
                        output.figures().saturation()));
    }
}
