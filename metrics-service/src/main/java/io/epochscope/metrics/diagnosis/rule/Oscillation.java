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

/** The loss goes up and down from epoch to epoch instead of falling. */
public final class Oscillation implements Rule {

    private static final String NAME = "oscillation";
    private static final Threshold EPOCHS = new Threshold("epochs", 6, "epochs that are looked at");
    private static final Threshold RISES =
            new Threshold("rises", 2, "times within them that it rises, with a fall between");
    private static final Threshold AMPLITUDE = new Threshold(
            "amplitude",
            0.1,
            "change of the training loss from an epoch to the next that counts, as a share of the median");
    private static final Threshold VALIDATION_AMPLITUDE = new Threshold(
            "validation-amplitude",
            0.3,
            "the same of the validation loss, which is told where the training loss is calm");
    private static final Threshold LEAST =
            new Threshold("least", 0.02, "change that counts, as a share of the loss of guessing");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Oscillation",
            "The loss goes up and down by a large part of itself from one epoch to the next.",
            "Steps go past the minimum and back: the learning rate is too high for where the run is, or batches are too"
                    + " small. If only the validation loss does it, that split may be small.",
            "Lower the learning rate or let it fall by a schedule; take larger batches; lower the momentum.",
            List.of("optimizer.learningRate", "schedule", "batchSize", "optimizer.momentum"),
            "AUTOTRAINER, ICSE 2021 (oscillating loss: highs and lows of the accuracy that are 0.03 apart, in a fifth of"
                    + " the epochs)",
            Evidence.curves("Loss"),
            List.of(EPOCHS, RISES, AMPLITUDE, VALIDATION_AMPLITUDE, LEAST));

    private final int epochs;
    private final int rises;
    private final double amplitude;
    private final double validationAmplitude;
    private final double least;

    /** With thresholds as set. */
    public Oscillation(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        rises = thresholds.count(NAME, RISES);
        amplitude = thresholds.of(NAME, AMPLITUDE);
        validationAmplitude = thresholds.of(NAME, VALIDATION_AMPLITUDE);
        least = thresholds.of(NAME, LEAST);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Guessing guessing = new Guessing(run.facts());
        RunHistory recent = run.recent(epochs);
        Curve train = Curve.trainLoss(recent);
        if (oscillates(run, train, guessing.trainShare(recent), amplitude)) {
            return List.of(symptom(Severity.WARNING, "training", train.last(epochs)));
        }
        Curve validation = Curve.validationLoss(recent);
        return oscillates(run, validation, guessing.validationShare(recent), validationAmplitude)
                ? List.of(symptom(Severity.NOTICE, "validation", validation.last(epochs)))
                : List.of();
    }

    private boolean oscillates(RunHistory run, Curve loss, Curve share, double amplitude) {
        if (!loss.reaches(run)) {
            return false;
        }
        // A change has to count by both measures; where nothing is known of guessing, by the loss alone.
        int byLoss = rises(loss.last(epochs), amplitude * loss.last(epochs).median());
        int byShare = share.reaches(run) ? rises(share.last(epochs), least) : byLoss;
        return Math.min(byLoss, byShare) >= rises;
    }

    /** A single bump is one rise. */
    private static int rises(Curve curve, double least) {
        int rises = 0;
        boolean rising = false;
        for (double change : curve.changes()) {
            if (change >= least) {
                rises += rising ? 0 : 1;
                rising = true;
            } else if (change <= -least) {
                rising = false;
            }
        }
        return rises;
    }

    private static Symptom symptom(Severity severity, String split, Curve recent) {
        return Symptom.of(
                severity,
                "The %s loss went up and down between %.4g and %.4g in the last %d epochs."
                        .formatted(split, recent.least(), recent.greatest(), recent.size()),
                Map.of("lowest", recent.least(), "highest", recent.greatest(), "epochs", (double) recent.size()));
    }
}
