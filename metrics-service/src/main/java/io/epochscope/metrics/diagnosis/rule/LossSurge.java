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
import io.epochscope.metrics.diagnosis.history.StepFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The training loss of an epoch, or of a single step, jumps far above its recent level. What goes up and down all the
 * time is {@link Oscillation}: there a jump is not far outside of the recent spread.
 */
public final class LossSurge implements Rule {

    private static final String NAME = "loss-surge";
    private static final Threshold EPOCHS = new Threshold("epochs", 5, "epochs before that make the recent level");
    private static final Threshold RATIO = new Threshold(
            "ratio", 1.5, "training loss of an epoch by the highest of the last two and the recent level");
    private static final Threshold DEVIATIONS = new Threshold(
            "deviations",
            6,
            "distance from the recent level in robust standard deviations (1.4826 times the median one)");
    private static final Threshold LEAST =
            new Threshold("least", 0.1, "rise that counts, as a share of the loss of guessing");
    private static final Threshold STEP_RATIO = new Threshold(
            "step-ratio", 4, "highest loss of a step by the highest one that was usual in the epochs before");
    private static final Threshold STEP_LEAST = new Threshold(
            "step-least", 1, "rise of the loss of a step that counts, as a share of the loss of guessing");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Loss surge",
            "The training loss jumps from one epoch, or one step, to the next.",
            "A step went too far: the learning rate is at its limit, or a batch has samples that are far from all others.",
            "Clip gradients by their norm or lower the learning rate, above all where the rate or the gradient norm jumped"
                    + " first; look at the samples of the batch otherwise.",
            List.of("regularisation.clipNorm", "optimizer.learningRate", "schedule"),
            "Pascanu et al. 2013, On the difficulty of training recurrent neural networks (clipping); Iglewicz and Hoaglin"
                    + " 1993 (outliers by the median absolute deviation)",
            Evidence.curves("Loss of the steps"),
            List.of(EPOCHS, RATIO, DEVIATIONS, LEAST, STEP_RATIO, STEP_LEAST));

    private final int epochs;
    private final double ratio;
    private final double deviations;
    private final double least;
    private final double stepRatio;
    private final double stepLeast;

    /** With thresholds as set. */
    public LossSurge(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        ratio = thresholds.of(NAME, RATIO);
        deviations = thresholds.of(NAME, DEVIATIONS);
        least = thresholds.of(NAME, LEAST);
        stepRatio = thresholds.of(NAME, STEP_RATIO);
        stepLeast = thresholds.of(NAME, STEP_LEAST);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return ofEpoch(run).or(() -> ofStep(run)).stream().toList();
    }

    private Optional<Symptom> ofEpoch(RunHistory run) {
        Curve loss = Curve.trainLoss(run);
        if (!loss.reaches(run) || loss.size() < 3) {
            return Optional.empty();
        }
        Curve before = loss.withoutLast(1).last(epochs);
        double now = loss.last().value();
        double level = Math.max(before.last(2).greatest(), before.median());
        boolean far = now > ratio * level && now - before.median() > deviations * before.spread();
        if (!far || now - level < shareOfGuessing(run, least)) {
            return Optional.empty();
        }
        return Optional.of(symptom(
                run,
                Severity.WARNING,
                "The training loss of epoch %d is %.4g; in the epochs before it was %.4g."
                        .formatted(loss.last().epoch(), now, before.last().value()),
                Map.of("train_loss", now, "train_loss_before", before.last().value())));
    }

    private Optional<Symptom> ofStep(RunHistory run) {
        Curve highest = Curve.of(run, epoch -> stepFigure(epoch, Figure.GREATEST));
        Curve deviation = Curve.of(run, epoch -> stepFigure(epoch, Figure.DEVIATION));
        if (!highest.reaches(run) || highest.size() < 3) {
            return Optional.empty();
        }
        StepFigures steps = run.last().steps().orElseThrow();
        double usual = highest.withoutLast(1).last(epochs).median();
        double now = highest.last().value();
        boolean far = now > stepRatio * usual
                && now - usual
                        > deviations * deviation.withoutLast(1).last(epochs).median();
        if (!far || now - usual < shareOfGuessing(run, stepLeast)) {
            return Optional.empty();
        }
        return Optional.of(symptom(
                run,
                Severity.NOTICE,
                "The loss of step %d is %.4g; in the epochs before the highest one of an epoch was about %.4g."
                        .formatted(steps.greatestStep(), now, usual),
                Map.of("step", (double) steps.greatestStep(), "step_loss", now, "usual_highest_step_loss", usual)));
    }

    private static Symptom symptom(RunHistory run, Severity severity, String message, Map<String, Double> figures) {
        Jump jump = Jump.of(run);
        Map<String, Double> all = new TreeMap<>(figures);
        all.putAll(jump.figures());
        return Symptom.of(severity, message + jump.inWords(), all);
    }

    /** In the unit of the loss; 0 if guessing is unknown. */
    private static double shareOfGuessing(RunHistory run, double rise) {
        return run.last()
                .train()
                .map(split -> new Guessing(run.facts())
                        .lossShare(split).stream()
                                .filter(share -> share > 0)
                                .map(share -> rise * split.loss() / share)
                                .findFirst()
                                .orElse(0))
                .orElse(0.0);
    }

    private enum Figure {
        GREATEST,
        DEVIATION
    }

    private static OptionalDouble stepFigure(EpochFigures epoch, Figure figure) {
        return epoch.steps()
                .map(steps -> OptionalDouble.of(figure == Figure.GREATEST ? steps.greatest() : steps.deviation()))
                .orElseGet(OptionalDouble::empty);
    }
}
