package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the network is given is not scaled, or not in the same way in training and validation. */
public final class InputsNotScaled implements Rule {

    private static final String NAME = "inputs-not-scaled";
    private static final Threshold LARGE = new Threshold("large", 5, "root mean square of the inputs");
    private static final Threshold SMALL = new Threshold("small", 0.01, "root mean square of the inputs");
    private static final Threshold CENTRE = new Threshold(
            "centre", 5, "mean of the inputs by their standard deviation, from which on they are not centred");
    private static final Threshold SPLITS =
            new Threshold("splits", 3, "root mean square of one split's inputs by that of the other's");
    private static final Threshold MEAN =
            new Threshold("mean", 1, "mean of the inputs below which they are centred whatever their deviation is");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Inputs not scaled",
            "The inputs are far from a mean of 0 and a deviation of 1, or from 0 to 1; or training and validation are"
                    + " scaled differently.",
            "Gradients of the first layer grow with its inputs, so that no rate is right for all layers. Where splits are"
                    + " scaled differently, validation is of something that the network has never seen.",
            "Subtract the mean and divide by the deviation of the training samples, of each feature or channel, in all"
                    + " splits; or divide pixels by 255.",
            List.of("dataset"),
            "LeCun et al. 1998, Efficient BackProp (section 4.3); UMLAUT (Schoop et al., CHI 2021), which accepts -1 to 1",
            Evidence.distributions("Input: is it centred, and in what range?"),
            List.of(LARGE, SMALL, CENTRE, SPLITS, MEAN));

    private final double large;
    private final double small;
    private final double centre;
    private final double splits;
    private final double mean;

    /** With thresholds as set. */
    public InputsNotScaled(Thresholds thresholds) {
        large = thresholds.of(NAME, LARGE);
        small = thresholds.of(NAME, SMALL);
        centre = thresholds.of(NAME, CENTRE);
        splits = thresholds.of(NAME, SPLITS);
        mean = thresholds.of(NAME, MEAN);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        TensorFigures train = run.inputs().get("train");
        TensorFigures validation = run.inputs().get("validation");
        List<Symptom> symptoms = new ArrayList<>();
        if (train != null && train.finite() > 0) {
            scale(run, train).map(symptom -> symptom.since(1)).ifPresent(symptoms::add);
            if (validation != null && validation.finite() > 0) {
                difference(train, validation).map(symptom -> symptom.since(1)).ifPresent(symptoms::add);
            }
        }
        return symptoms;
    }

    private Optional<Symptom> scale(RunHistory run, TensorFigures train) {
        double size = train.rootMeanSquare();
        boolean offCentre = Math.abs(train.mean()) > mean && Math.abs(train.mean()) > centre * train.deviation();
        // Nothing but zeros is no matter of scale.
        boolean tooSmall = size < small && size > 0;
        if (size <= large && !tooSmall && !offCentre) {
            return Optional.empty();
        }
        // A normalisation takes the scale away, but a mean of many deviations makes its running mean wrong with every
        // step.
        boolean tolerable = size <= large || (isNormalised(run) && !offCentre);
        Severity severity = tolerable ? Severity.NOTICE : Severity.WARNING;
        return Optional.of(Symptom.of(
                new TrainingProgress(run).learnsNothing() ? Severity.ERROR : severity,
                "The inputs go from %.4g to %.4g, with a mean of %.4g and a deviation of %.4g; around 0 and 1 are good."
                        .formatted(train.least(), train.greatest(), train.mean(), train.deviation()),
                figures(train)));
    }

    /** Whether the first layer with weights is a normalisation, or is followed by one, which takes the scale away. */
    private static boolean isNormalised(RunHistory run) {
        List<LayerKind> kinds = run.facts().layers().stream()
                .map(LayerKind::of)
                .filter(kind -> kind.multiplies() || kind.normalises() || kind.activates())
                .toList();
        return kinds.stream().limit(2).anyMatch(LayerKind::normalises);
    }

    private Optional<Symptom> difference(TensorFigures train, TensorFigures validation) {
        double times = validation.rootMeanSquare() / train.rootMeanSquare();
        if (!(times > splits || times < 1 / splits)) {
            return Optional.empty();
        }
        return Optional.of(Symptom.of(
                Severity.WARNING,
                new Subject(Subject.Kind.SPLIT, "validation"),
                "Training inputs have a mean of %.4g and a deviation of %.4g, those of validation %.4g and %.4g: they are not scaled alike."
                        .formatted(train.mean(), train.deviation(), validation.mean(), validation.deviation()),
                figures(validation)));
    }

    private static Map<String, Double> figures(TensorFigures inputs) {
        return Map.of(
                "least",
                inputs.least(),
                "greatest",
                inputs.greatest(),
                "mean",
                inputs.mean(),
                "deviation",
                inputs.deviation());
    }
}
