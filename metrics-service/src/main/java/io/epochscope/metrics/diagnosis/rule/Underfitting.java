package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Training and validation loss are both high and have stopped falling. Where the training samples are not told better
 * than by guessing, that is {@link NoBetterThanGuessing} instead, unless a layer is too narrow for the classes: that
 * says why.
 *
 * <p>A run that ends with a high training loss is underfitted whether that still falls or not. Where a rule finds why
 * it is high ({@link LearningRateTooHigh}, {@link LearningRateTooLow}, {@link DropoutTooHigh},
 * {@link LabelsUnlearnable}), that is told instead.
 *
 * <p>What AUTOTRAINER calls slow (the accuracy changes by less than 0.01) is part of what is flat here.
 */
public final class Underfitting implements Rule {

    private static final String NAME = "underfitting";
    private static final Threshold EPOCHS = new Threshold(
            "epochs", 4, "epochs for which the training loss is flat, or long-run of those planned if that is more");
    private static final Threshold HIGH =
            new Threshold("high", 0.45, "training loss that is high, as a share of the loss of guessing");
    private static final Threshold HIGH_AT_END =
            new Threshold("high-at-end", 0.6, "the same of a loss that still falls when the run is at its end");
    private static final Threshold HIGH_IF_SMALL = new Threshold(
            "high-if-small",
            0.3,
            "the same of both, and the gap between the losses, of a network that is small: it has fewer parameters than"
                    + " there are training samples, or a layer that puts out fewer numbers than half of the classes");
    private static final Threshold FALL = new Threshold(
            "fall", 0.03, "fall of the training loss over these epochs below which it is flat, as a share of it");
    private static final Threshold ACCURACY =
            new Threshold("accuracy", 0.01, "change of the training accuracy over these epochs below which it is flat");
    private static final Threshold GAP = new Threshold(
            "gap",
            0.1,
            "validation loss above the training loss up to which both are alike, as a share of the training loss");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Underfitting",
            "Training and validation loss are both high, close together, and hardly fall any more or end there.",
            "The network cannot tell even its training samples apart: it is too small or held back too much, or the input"
                    + " does not say more.",
            "Take a larger network or hold it back less (dropout, penalties), or try another learning rate. If that"
                    + " changes nothing, look at the labels and at what the input can tell.",
            List.of("model", "model.dropout", "regularisation", "optimizer.weightDecay", "optimizer.learningRate"),
            "Goodfellow et al. 2016, Deep Learning, sections 5.2 and 11.3; Baum and Haussler 1989 (weights and samples); AUTOTRAINER, ICSE 2021 (accuracy changes by"
                    + " less than 0.01); DeepDiagnosis, ICSE 2022 (loss not decreasing, accuracy not increasing)",
            Evidence.curves("Loss"),
            List.of(EPOCHS, HIGH, HIGH_AT_END, HIGH_IF_SMALL, FALL, ACCURACY, GAP, Progress.LONG_RUN));

    private final int epochs;
    private final double high;
    private final double highAtEnd;
    private final double highIfSmall;
    private final double fall;
    private final double accuracy;
    private final double gap;
    private final double longRun;
    private final double standardErrors;
    private final List<Rule> causes;

    /** With thresholds as set. */
    public Underfitting(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        high = thresholds.of(NAME, HIGH);
        highAtEnd = thresholds.of(NAME, HIGH_AT_END);
        highIfSmall = thresholds.of(NAME, HIGH_IF_SMALL);
        fall = thresholds.of(NAME, FALL);
        accuracy = thresholds.of(NAME, ACCURACY);
        gap = thresholds.of(NAME, GAP);
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
        Guessing guessing = new Guessing(run.facts());
        int window = Progress.of(run).window(epochs, longRun);
        Curve share = guessing.trainShare(run);
        Curve loss = Curve.trainLoss(run);
        NetworkSize size = NetworkSize.of(run);
        boolean small = size.isSmall();
        if (!share.reaches(run) || share.last().value() < (small ? highIfSmall : high) || loss.size() <= window) {
            return List.of();
        }
        boolean flat = isFlat(run, loss, window);
        boolean guessed = size.narrow() && NoBetterThanGuessing.holds(run, window, standardErrors);
        if (!flat
                && !guessed
                && (share.last().value() < (small ? highIfSmall : highAtEnd)
                        || !Progress.of(run).ended())) {
            return List.of();
        }
        SplitFigures train = run.last().train().get();
        boolean alike = run.last()
                .validation()
                .map(split -> isAlike(split, train, small ? highIfSmall : gap))
                .orElse(true);
        if (!alike
                || (!size.narrow() && guessing.isNoBetter(train, standardErrors))
                || causes.stream().anyMatch(cause -> !cause.judge(run).isEmpty())) {
            return List.of();
        }
        Map<String, Double> figures = new TreeMap<>();
        figures.put("train_loss", train.loss());
        figures.put("share_of_guessing", share.last().value());
        run.last().validation().ifPresent(split -> figures.put("validation_loss", split.loss()));
        return List.of(Symptom.of(
                Severity.WARNING,
                "The training loss is %.4g, still %.0f %% of what guessing comes to, and %s%s.%s"
                        .formatted(
                                train.loss(),
                                100 * share.last().value(),
                                course(flat, guessed, window),
                                run.last()
                                        .validation()
                                        .map(split -> "; the validation loss is %.4g".formatted(split.loss()))
                                        .orElse(""),
                                small ? " The network is small for its task." : ""),
                figures));
    }

    private String course(boolean flat, boolean guessed, int window) {
        if (flat) {
            return "has fallen by less than %.2g %% in %d epochs".formatted(100 * fall, window);
        }
        return guessed
                ? "the network has been no better than guessing for %d epochs".formatted(window)
                : "the run is at its end";
    }

    private static boolean isAlike(SplitFigures validation, SplitFigures train, double gap) {
        return validation.loss() <= train.loss() * (1 + gap);
    }

    private boolean isFlat(RunHistory run, Curve loss, int window) {
        double then = loss.last(window + 1).first().value();
        Curve accuracies = Curve.of(
                run,
                epoch -> epoch.train().map(split -> split.metric("accuracy")).orElseGet(OptionalDouble::empty));
        Curve recent = accuracies.last(window + 1);
        boolean accuracyIsFlat = accuracies.size() <= window
                || recent.last().value() - recent.first().value() < accuracy;
        return loss.last(window).least() > then * (1 - fall)
                && loss.last().value() < then * (1 + fall)
                && accuracyIsFlat;
    }
}
