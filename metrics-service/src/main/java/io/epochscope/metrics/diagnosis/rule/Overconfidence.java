package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import java.util.stream.Stream;

/**
 * The validation loss rises though as many samples are right as before: the network is more and more sure, of its
 * mistakes too. Where the accuracy fell or is far from that of training, the same turn is {@link Overfitting}.
 */
public final class Overconfidence implements Rule {

    private static final String NAME = "overconfidence";
    private static final Threshold MUCH =
            new Threshold("much", 0.5, "rise of the validation loss that is a warning, as a share of its lowest");
    private static final Threshold MUCH_OF_GUESSING = new Threshold(
            "much-of-guessing", 0.1, "the same rise as a share of the loss of guessing, both of which make a warning");
    private static final Threshold ACCURACY_GAP = new Threshold(
            "accuracy-gap", 0.1, "training accuracy less validation accuracy from which on it is overfitting instead");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Overconfidence",
            "The validation loss rises while the validation accuracy holds, not far below that of training.",
            "The network gets surer of what it predicts without being right more often: its probabilities are too high,"
                    + " above all where it is wrong.",
            "If probabilities matter, stop at the lowest validation loss, smooth the labels or use weight decay; if only"
                    + " the predicted class matters, it does no harm yet.",
            List.of("earlyStopping", "regularisation.labelSmoothing", "optimizer.weightDecay", "regularisation.l2"),
            "C. Guo et al. 2017, On calibration of modern neural networks (section 3: the likelihood overfits while the"
                    + " error does not); Prechelt 1998 for the rise",
            Evidence.curves("Loss"),
            Stream.concat(TurnLimits.THRESHOLDS.stream(), Stream.of(MUCH, MUCH_OF_GUESSING, ACCURACY_GAP))
                    .toList());

    private final TurnLimits limits;
    private final double much;
    private final double muchOfGuessing;
    private final double accuracyGap;
    private final LearningRateTooHigh learningRateTooHigh;
    private final LabelsUnlearnable labelsUnlearnable;

    /** With thresholds as set. */
    public Overconfidence(Thresholds thresholds) {
        limits = TurnLimits.of(NAME, thresholds);
        much = thresholds.of(NAME, MUCH);
        muchOfGuessing = thresholds.of(NAME, MUCH_OF_GUESSING);
        accuracyGap = thresholds.of(NAME, ACCURACY_GAP);
        learningRateTooHigh = new LearningRateTooHigh(thresholds);
        labelsUnlearnable = new LabelsUnlearnable(thresholds);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return ValidationTurn.of(run, limits)
                .filter(turn -> !Overfitting.isOverfitting(turn, accuracyGap))
                .filter(turn -> learningRateTooHigh.judge(run).isEmpty())
                .filter(turn -> labelsUnlearnable.judge(run).isEmpty())
                .map(turn -> symptom(run, turn))
                .stream()
                .toList();
    }

    private Symptom symptom(RunHistory run, ValidationTurn turn) {
        double ofGuessing = new Guessing(run.facts())
                .lossShare(run.last().validation().orElseThrow())
                .orElse(Double.POSITIVE_INFINITY);
        boolean counts = ofGuessing * turn.rise() / (1 + turn.rise()) >= muchOfGuessing;
        return Symptom.of(
                turn.rise() >= much && counts ? Severity.WARNING : Severity.NOTICE,
                "%s. The validation accuracy holds: %.1f %% then, %.1f %% now."
                        .formatted(
                                turn.inWords(),
                                100 * turn.accuracyBefore().getAsDouble(),
                                100 * turn.accuracySince().getAsDouble()),
                turn.figures());
    }
}
