package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A classifier puts out probabilities, and its loss takes the softmax of them once more. That the outputs are
 * probabilities is no fault by itself: a loss may take them as they are. Which of both it does is told by what it comes
 * to, see {@link ProbabilityLoss}.
 */
public final class LossOfProbabilities implements Rule {

    private static final String NAME = "loss-of-probabilities";
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "watched epochs in a row");
    private static final Threshold MEAN =
            new Threshold("mean", 1e-3, "how far the mean output by 1 / classes may be from 1");
    private static final Threshold DISTANCE = new Threshold(
            "distance",
            0.1,
            "how far apart the loss with one softmax and that with two have to be, as a share of ln(classes)");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Softmax taken twice",
            "The network of a classifier puts out probabilities, from 0 to 1 and 1 in sum, and the loss is as high as if"
                    + " it took the softmax of them once more.",
            "Differences between outputs of 0 and 1 hardly count in a softmax: the loss cannot fall below"
                    + " ln(1 + (classes - 1) / e), and its gradients are small or vanish.",
            "Take away the softmax or sigmoid at the end of the network, or take a loss that gets probabilities.",
            List.of("model", "loss"),
            "UMLAUT (Schoop et al., CHI 2021) and DeepDiagnosis (Wardat et al., ICSE 2022): activation of the last layer that"
                    + " does not fit the loss; the lowest loss follows from its definition",
            Evidence.network("Layers"),
            List.of(EPOCHS, MEAN, DISTANCE));

    private final int epochs;
    private final double mean;
    private final double distance;

    /** With thresholds as set. */
    public LossOfProbabilities(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        mean = thresholds.of(NAME, MEAN);
        distance = thresholds.of(NAME, DISTANCE);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        int classes = run.facts().classes().size();
        OptionalDouble lowest = lowestLoss(run.last());
        if (run.facts().regression() || classes < 2 || lowest.isEmpty()) {
            return List.of();
        }
        return OutputLayer.last(run, epochs)
                .filter(output -> output.always(
                        figures -> areProbabilities(figures.activation().orElseThrow(), classes)))
                .flatMap(output -> judge(output, classes, lowest.getAsDouble()))
                .map(symptom -> List.of(symptom.since(1)))
                .orElse(List.of());
    }

    /** The lower one of both splits: an overfitted one is high for another reason, as is one with dropout. */
    private static OptionalDouble lowestLoss(EpochFigures epoch) {
        return Stream.of(epoch.train(), epoch.validation())
                .flatMap(split -> split.stream())
                .mapToDouble(SplitFigures::loss)
                .filter(Double::isFinite)
                .min();
    }

    private boolean areProbabilities(TensorFigures outputs, int classes) {
        return outputs.nonFinite() == 0
                && outputs.least() >= 0
                && outputs.greatest() <= 1
                && outputs.deviation() > 0
                && Math.abs(outputs.mean() * classes - 1) <= mean;
    }

    private Optional<Symptom> judge(OutputLayer output, int classes, double loss) {
        ProbabilityLoss expected = ProbabilityLoss.of(output.values(), classes);
        boolean tells = expected.twice() - expected.once() >= distance * Math.log(classes);
        if (!tells || loss < (expected.once() + expected.twice()) / 2) {
            return Optional.empty();
        }
        double floor = ProbabilityLoss.floor(classes);
        return Optional.of(Symptom.of(
                Severity.WARNING,
                Subject.layer(output.layer().name()),
                "Layer %s, the last one, puts out probabilities of %d classes. The loss is %.4g; of outputs as sure as these it would be about %.2g, and %.2g if their softmax is taken once more, which cannot fall below %.4g."
                        .formatted(output.layer().name(), classes, loss, expected.once(), expected.twice(), floor),
                Map.of(
                        "loss",
                        loss,
                        "expected_once",
                        expected.once(),
                        "expected_twice",
                        expected.twice(),
                        "lowest_possible",
                        floor)));
    }
}
