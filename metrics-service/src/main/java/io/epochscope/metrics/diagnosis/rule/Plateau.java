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
import java.util.Map;

/**
 * The loss that the run is judged by has stopped improving though epochs are left. Not told of a run that has nothing
 * more to learn or is no better than guessing, whose validation loss rises, or whose learning rate is wrong: other
 * rules tell that.
 */
public final class Plateau implements Rule {

    private static final String NAME = "plateau";
    private static final Threshold EPOCHS =
            new Threshold("epochs", 5, "epochs without a better loss, or long-run of those planned if that is more");
    private static final Threshold IMPROVEMENT =
            new Threshold("improvement", 0.01, "fall below the lowest loss that makes it better, as a share of it");
    private static final Threshold LEFT = new Threshold("left", 2, "epochs that have to be left for it to matter");
    private static final Threshold CONVERGED = new Threshold(
            "converged", 0.05, "loss with which there is nothing more to learn, as a share of the loss of guessing");
    private static final Threshold TURN = new Threshold(
            "turn", 0.1, "rise of the median loss above the lowest before that is a turn instead, as a share of it");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Plateau",
            "The validation loss has not improved for several epochs, and epochs are left.",
            "With this learning rate the run is where it can get; more epochs of the same will change little.",
            "Lower the learning rate (schedule plateau does it by itself), or stop and save the time.",
            List.of("schedule", "earlyStopping", "optimizer.learningRate", "epochs"),
            "Keras ReduceLROnPlateau and EarlyStopping (patience, min_delta); AUTOTRAINER, ICSE 2021 (slow convergence)",
            Evidence.curves("Loss"),
            List.of(EPOCHS, IMPROVEMENT, LEFT, CONVERGED, TURN, Progress.LONG_RUN));

    private final int epochs;
    private final double improvement;
    private final int left;
    private final double converged;
    private final double turn;
    private final double longRun;
    private final double standardErrors;
    private final List<Rule> causes;

    /** With thresholds as set. */
    public Plateau(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        improvement = thresholds.of(NAME, IMPROVEMENT);
        left = thresholds.count(NAME, LEFT);
        converged = thresholds.of(NAME, CONVERGED);
        turn = thresholds.of(NAME, TURN);
        longRun = thresholds.of(NAME, Progress.LONG_RUN);
        standardErrors = NoBetterThanGuessing.standardErrors(thresholds);
        causes = List.of(
                new LearningRateTooHigh(thresholds),
                new LearningRateTooLow(thresholds),
                new DropoutTooHigh(thresholds),
                new LabelsUnlearnable(thresholds));
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Curve loss = Curve.judgedLoss(run);
        int toCome = Progress.of(run).left();
        int window = Progress.of(run).window(epochs, longRun);
        if (!loss.reaches(run) || loss.size() <= window || toCome < left) {
            return List.of();
        }
        double before = loss.withoutLast(window).least();
        Curve recent = loss.last(window);
        boolean flat = recent.least() > before * (1 - improvement) && recent.median() < before * (1 + turn);
        if (!flat
                || hasConverged(run)
                || NoBetterThanGuessing.holds(run, 1, standardErrors)
                || causes.stream().anyMatch(cause -> !cause.judge(run).isEmpty())) {
            return List.of();
        }
        return List.of(Symptom.of(
                Severity.NOTICE,
                "The %s loss has not fallen below %.4g by more than %.3g %% for %d epochs; it is %.4g, and %d epochs are left."
                        .formatted(
                                run.last().validation().isPresent() ? "validation" : "training",
                                before,
                                100 * improvement,
                                window,
                                loss.last().value(),
                                toCome),
                Map.of(
                        "lowest_loss_before",
                        before,
                        "loss",
                        loss.last().value(),
                        "epochs",
                        (double) window,
                        "epochs_left",
                        (double) toCome)));
    }

    private boolean hasConverged(RunHistory run) {
        return run.last()
                .validation()
                .or(run.last()::train)
                .map(split -> new Guessing(run.facts()).lossShare(split).orElse(Double.POSITIVE_INFINITY) < converged)
                .orElse(false);
    }
}
