package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the network learns of its training samples is not true of others: the validation loss has turned, or has stood
 * still while the gap to the training loss grew.
 *
 * <p>A turn is overfitting if the validation accuracy fell with it or is far below the training accuracy, and always
 * where there are no accuracies. Where it holds close to the training accuracy, the turn is {@link Overconfidence}. So
 * a stretch of a run is told one of the two, and neither where {@link LearningRateTooHigh} or {@link LabelsUnlearnable}
 * explains why the loss does not fall.
 */
public final class Overfitting implements Rule {

    private static final String NAME = "overfitting";
    private static final Threshold ACCURACY_GAP = new Threshold(
            "accuracy-gap", 0.1, "training accuracy less validation accuracy that makes a turn overfitting");
    private static final Threshold LOSS_GAP = new Threshold(
            "loss-gap",
            0.2,
            "gap between the losses that is told without a turn if it grows, as a share of the loss of guessing");
    private static final Threshold MUCH = new Threshold(
            "much",
            0.3,
            "rise of the validation loss that is a warning where the accuracy holds, as a share of its lowest");
    private static final Threshold STILL =
            new Threshold("still", 0.02, "fall of the validation loss below which it stands still, as a share of it");
    private static final Threshold TRAIN_FALL = new Threshold(
            "train-fall", 0.1, "fall of the training loss meanwhile that opens the gap, as a share of it");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Overfitting",
            "The validation loss rises, or stands still, while the training loss goes on falling: the gap between the"
                    + " curves opens.",
            "The network learns its training samples by heart; what it learns is not true of others.",
            "Stop at the lowest validation loss, and hold the network back: dropout, weight decay, augmentation, a"
                    + " smaller network, or more data.",
            List.of("earlyStopping", "model.dropout", "regularisation.l2", "optimizer.weightDecay", "augmentation"),
            "Prechelt 1998, Early stopping - but when? (generalisation loss: rise above the lowest validation loss);"
                    + " AUTOTRAINER, ICSE 2021 (accuracy gap of 0.1)",
            Evidence.curves("Loss"),
            Stream.concat(TurnLimits.THRESHOLDS.stream(), Stream.of(ACCURACY_GAP, LOSS_GAP, MUCH, STILL, TRAIN_FALL))
                    .toList());

    private final TurnLimits limits;
    private final double accuracyGap;
    private final double lossGap;
    private final double much;
    private final double still;
    private final double trainFall;
    private final LearningRateTooHigh learningRateTooHigh;
    private final LabelsUnlearnable labelsUnlearnable;

    /** With thresholds as set. */
    public Overfitting(Thresholds thresholds) {
        limits = TurnLimits.of(NAME, thresholds);
        accuracyGap = thresholds.of(NAME, ACCURACY_GAP);
        lossGap = thresholds.of(NAME, LOSS_GAP);
        much = thresholds.of(NAME, MUCH);
        still = thresholds.of(NAME, STILL);
        trainFall = thresholds.of(NAME, TRAIN_FALL);
        learningRateTooHigh = new LearningRateTooHigh(thresholds);
        labelsUnlearnable = new LabelsUnlearnable(thresholds);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Optional<ValidationTurn> turn = ValidationTurn.of(run, limits);
        List<Symptom> seen = turn.isEmpty()
                ? gapGrown(run)
                : turn.filter(found -> isOverfitting(found, accuracyGap)).map(this::turned).stream()
                        .toList();
        boolean explained = !seen.isEmpty()
                && !(learningRateTooHigh.judge(run).isEmpty()
                        && labelsUnlearnable.judge(run).isEmpty());
        return explained ? List.of() : seen;
    }

    /** Whether a turn of the validation loss is overfitting, not overconfidence. */
    static boolean isOverfitting(ValidationTurn turn, double accuracyGap) {
        return !turn.accuracyHolds() || turn.accuracyGap().orElse(0) >= accuracyGap;
    }

    private Symptom turned(ValidationTurn turn) {
        String accuracies = turn.accuracyGap().isEmpty()
                ? "."
                : ". The validation accuracy went from %.1f %% to %.1f %%; that of training is %.1f %%."
                        .formatted(
                                100 * turn.accuracyBefore().getAsDouble(),
                                100 * turn.accuracySince().getAsDouble(),
                                100
                                        * (turn.accuracySince().getAsDouble()
                                                + turn.accuracyGap().getAsDouble()));
        return Symptom.of(
                turn.accuracyHolds() && turn.rise() < much ? Severity.NOTICE : Severity.WARNING,
                turn.inWords() + accuracies,
                turn.figures());
    }

    private List<Symptom> gapGrown(RunHistory run) {
        Guessing guessing = new Guessing(run.facts());
        Curve train = guessing.trainShare(run);
        Curve validation = guessing.validationShare(run);
        if (!train.reaches(run) || !validation.reaches(run)) {
            return List.of();
        }
        EpochFigures last = run.last();
        int epochs = limits.epochs();
        if (validation.size() <= epochs || train.size() != validation.size()) {
            return List.of();
        }
        double then = validation.withoutLast(epochs).least();
        double trainThen = train.withoutLast(epochs).least();
        double gap = validation.last(epochs).median() - train.last().value();
        boolean standsStill = validation.last(epochs).least() > (1 - still) * then;
        boolean trainFalls = train.last().value() < (1 - trainFall) * trainThen;
        if (!standsStill || !trainFalls || then >= 1 || gap < lossGap) {
            return List.of();
        }
        double trainLoss = last.train().get().loss();
        double validationLoss = last.validation().get().loss();
        return List.of(Symptom.of(
                Severity.NOTICE,
                "The validation loss has stood still for %d epochs and is %.4g, while the training loss fell on to %.4g: the gap is %.0f %% of the loss of guessing."
                        .formatted(epochs, validationLoss, trainLoss, 100 * gap),
                Map.of("validation_loss", validationLoss, "train_loss", trainLoss, "gap", gap)));
    }
}
