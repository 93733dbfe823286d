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
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The network answers no better than one that always gives the same answer, neither on its training samples nor on
 * others. Where it does learn its training samples, that is {@link LabelsUnlearnable} instead.
 */
public final class NoBetterThanGuessing implements Rule {

    private static final String NAME = "no-better-than-guessing";
    private static final Threshold EPOCHS = new Threshold(
            "epochs",
            3,
            "epochs in a row of which none is better than guessing, or long-run of those planned if that is more");
    private static final Threshold ENOUGH = new Threshold(
            "enough-epochs", 5, "epochs after which it is an error, if there were enough steps; so it is at the end");
    private static final Threshold STEPS = new Threshold("steps", 100, "steps that are enough to learn something");
    private static final Threshold ERRORS = new Threshold(
            "standard-errors", 2, "how far above guessing accuracies may be by chance, in standard errors");

    private static final Threshold FALL = new Threshold(
            "fall", 0.05, "fall of the training loss over these epochs that is still on its way, as a share of it");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "No better than guessing",
            "The loss stays where always giving the same answer would have it; the accuracy is about the share of the"
                    + " commonest class, or R² is about 0.",
            "The network learns nothing from its input.",
            "Look at what is found of layers and inputs first: gradients that vanish, dead units, inputs that are not"
                    + " scaled. Then try other learning rates, by factors of ten, and see whether labels fit their inputs.",
            List.of("optimizer.learningRate", "model", "dataset"),
            "UMLAUT, CHI 2021, and DeepDiagnosis, ICSE 2022 (accuracy not increasing); the comparison is that with"
                    + " scikit-learn's DummyClassifier and DummyRegressor",
            Evidence.curves("Loss"),
            List.of(EPOCHS, ENOUGH, STEPS, ERRORS, FALL, Progress.LONG_RUN));

    private final int epochs;
    private final int enough;
    private final double steps;
    private final double errors;
    private final double fall;
    private final double longRun;

    /** With thresholds as set. */
    public NoBetterThanGuessing(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        enough = thresholds.count(NAME, ENOUGH);
        steps = thresholds.of(NAME, STEPS);
        errors = standardErrors(thresholds);
        fall = thresholds.of(NAME, FALL);
        longRun = thresholds.of(NAME, Progress.LONG_RUN);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Progress progress = Progress.of(run);
        int window = progress.window(epochs, longRun);
        if (!holds(run, window, errors) || (!progress.ended() && falls(run, window))) {
            return List.of();
        }
        boolean certain =
                progress.ended() || (progress.epoch() >= progress.window(enough, longRun) && progress.steps() >= steps);
        EpochFigures last = run.last();
        SplitFigures split = last.validation().or(last::train).orElseThrow();
        Guessing guessing = new Guessing(run.facts());
        Map<String, Double> figures = new TreeMap<>();
        figures.put("loss", split.loss());
        guessing.lossShare(split).ifPresent(share -> figures.put("share_of_guessing", share));
        return List.of(Symptom.of(
                        certain ? Severity.ERROR : Severity.WARNING,
                        "After %d epochs the %s loss is %.4g and %s"
                                .formatted(
                                        last.epoch(),
                                        last.validation().isPresent() ? "validation" : "training",
                                        split.loss(),
                                        comparison(guessing, split, figures)),
                        figures)
                .since(beginning(run)));
    }

    /** The first of the epochs in a row, up to the last, that are no better than guessing. */
    private int beginning(RunHistory run) {
        Guessing guessing = new Guessing(run.facts());
        int first = run.epochs().size() - 1;
        while (first > 0 && isNoBetter(guessing, run.epochs().get(first - 1), errors)) {
            first--;
        }
        return run.epochs().get(first).epoch();
    }

    /**
     * A loss that comes down from above that of guessing is on its way; so is one that falls faster with each epoch, as
     * it does where a flat beginning ends. Only at the end it is too late.
     */
    private boolean falls(RunHistory run, int window) {
        Curve recent = Curve.trainLoss(run).last(window);
        boolean faster = true;
        double before = 0;
        for (double change : recent.changes()) {
            if (change >= 0) {
                return false;
            }
            faster &= change < before;
            before = change;
        }
        return recent.size() > 1
                && (faster
                        || recent.last().value() < (1 - fall) * recent.first().value());
    }

    private static String comparison(Guessing guessing, SplitFigures split, Map<String, Double> figures) {
        if (split.metric("accuracy").isPresent()) {
            double accuracy = split.metric("accuracy").getAsDouble();
            double majority = guessing.majorityShare(split).orElseThrow();
            figures.put("accuracy", accuracy);
            figures.put("majority_share", majority);
            return "the accuracy %.1f %%; always guessing the commonest class is right for %.1f %%."
                    .formatted(100 * accuracy, 100 * majority);
        }
        double r2 = 1 - guessing.lossShare(split).orElseThrow();
        figures.put("r2", r2);
        return "R² is %.3f; always guessing the mean comes to 0.".formatted(r2);
    }

    /** By how many standard errors accuracies may be above guessing by chance, as set. */
    static double standardErrors(Thresholds thresholds) {
        return thresholds.of(NAME, ERRORS);
    }

    /** Whether neither training nor validation was better than guessing in any of the last epochs. */
    static boolean holds(RunHistory run, int epochs, double errors) {
        Guessing guessing = new Guessing(run.facts());
        return run.epochs().size() >= epochs
                && run.last(epochs).stream().allMatch(epoch -> isNoBetter(guessing, epoch, errors));
    }

    private static boolean isNoBetter(Guessing guessing, EpochFigures epoch, double errors) {
        return isNoBetter(guessing, epoch, EpochFigures::train, errors)
                && isNoBetter(guessing, epoch, each -> each.validation().or(each::train), errors);
    }

    private static boolean isNoBetter(
            Guessing guessing,
            EpochFigures epoch,
            Function<EpochFigures, Optional<SplitFigures>> split,
            double errors) {
        return split.apply(epoch)
                .map(figures -> guessing.isNoBetter(figures, errors))
                .orElse(false);
    }
}
