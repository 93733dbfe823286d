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
import java.util.TreeMap;

/** The training loss is above where it started and rises on, or is far above guessing and does not come back. */
public final class Divergence implements Rule {

    private static final String NAME = "divergence";
    private static final Threshold EPOCHS =
            new Threshold("epochs", 2, "times in a row that the training loss rises from an epoch to the next");
    private static final Threshold RISE =
            new Threshold("rise", 1.3, "training loss by the one that training started with, for one that rises on");
    private static final Threshold HUGE = new Threshold(
            "huge", 5, "training loss by that of guessing, for one that has been so for two epochs and does not fall");
    private static final Threshold ABOVE_START = new Threshold(
            "above-start", 2, "huge loss by the one that training started with, from which on it does not come back");
    private static final Threshold ABOVE_LEAST =
            new Threshold("above-least", 1.1, "the same by the lowest one of the epochs before");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Divergence",
            "The training loss rises above where it started and goes on rising, or has become huge.",
            "Each step makes the network worse; it will not come back by itself.",
            "Stop. Lower the learning rate by a factor of ten or more, or let it warm up; clip gradients; scale the"
                    + " inputs.",
            List.of("optimizer.learningRate", "schedule.warmUp", "regularisation.clipNorm"),
            "Bengio 2012, Practical recommendations for gradient-based training (too large a rate makes the training"
                    + " criterion rise); AUTOTRAINER, ICSE 2021 (exploding loss); DeepDiagnosis, ICSE 2022 (loss not"
                    + " decreasing)",
            Evidence.curves("Loss"),
            List.of(EPOCHS, RISE, HUGE, ABOVE_START, ABOVE_LEAST));

    private final int epochs;
    private final double rise;
    private final double huge;
    private final double aboveStart;
    private final double aboveLeast;

    /** With thresholds as set. */
    public Divergence(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        rise = thresholds.of(NAME, RISE);
        huge = thresholds.of(NAME, HUGE);
        aboveStart = thresholds.of(NAME, ABOVE_START);
        aboveLeast = thresholds.of(NAME, ABOVE_LEAST);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Curve loss = Curve.trainLoss(run);
        if (!loss.reaches(run) || loss.size() < 2) {
            return List.of();
        }
        double start = start(run, loss);
        Curve share = new Guessing(run.facts()).trainShare(run);
        if (!risesOn(loss, share, start) && !isHuge(loss, share, start)) {
            return List.of();
        }
        double now = loss.last().value();
        Curve ratios = UpdateRatios.overEpochs(run);
        Jump jump = Jump.of(run);
        Map<String, Double> figures = new TreeMap<>(jump.figures());
        figures.put("train_loss", now);
        figures.put("train_loss_at_start", start);
        figures.put("learning_rate", run.last().learningRate());
        if (ratios.size() > 0) {
            figures.put("largest_update_ratio", ratios.greatest());
        }
        return List.of(Symptom.of(
                Severity.ERROR,
                "The training loss started at %.4g and is %.4g after epoch %d. The learning rate is %.3g%s.%s"
                        .formatted(
                                start,
                                now,
                                run.last().epoch(),
                                run.last().learningRate(),
                                ratios.size() > 0
                                        ? "; single steps changed a layer by up to %.2g of its weights"
                                                .formatted(ratios.greatest())
                                        : "",
                                jump.inWords()),
                figures));
    }

    private boolean risesOn(Curve loss, Curve share, double start) {
        if (loss.size() <= epochs) {
            return false;
        }
        for (double change : loss.last(epochs + 1).changes()) {
            if (change <= 0) {
                return false;
            }
        }
        return loss.last().value() > rise * start
                && loss.last().value() > rise * loss.first().value()
                && (share.size() == 0 || share.last().value() > rise);
    }

    private boolean isHuge(Curve loss, Curve share, double start) {
        if (share.size() != loss.size() || share.last(2).least() < huge) {
            return false;
        }
        double now = loss.last().value();
        return now > aboveStart * start
                || now > aboveLeast * loss.withoutLast(1).least();
    }

    /** The loss of the first step, or of the first epoch where steps are unknown. */
    private static double start(RunHistory run, Curve loss) {
        EpochFigures first = run.epochs().get(0);
        return first.steps()
                .map(steps -> steps.first())
                .filter(value -> first.epoch() == 1 && Double.isFinite(value))
                .orElse(loss.first().value());
    }
}
