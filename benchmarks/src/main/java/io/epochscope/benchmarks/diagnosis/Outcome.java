package io.epochscope.benchmarks.diagnosis;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a run came to on validation: means over its last two epochs.
 *
 * @param loss may be NaN or infinite
 * @param lowest loss of any epoch
 * @param spread of the loss over the last three epochs, the highest less the lowest
 * @param accuracy share of samples, or R² of a regression
 * @param samples that were validated
 * @param regression whether a number is predicted
 * @param guessed accuracy of always giving the commonest class, 0 of a regression
 * @param guessedLoss of giving all classes the same probability; 1 of a regression, whose target has a deviation of 1
 */
record Outcome(
        double loss,
        double lowest,
        double spread,
        double accuracy,
        long samples,
        boolean regression,
        double guessed,
        double guessedLoss) {

    private static final int LAST = 2;
    private static final int RECENT = 3;

    /** A loss that differs by less than this share of it is as good. */
    private static final double LOSS_NOISE = 0.1;

    /** Standard errors of the difference of two accuracies. */
    private static final double ERRORS = 2;

    /** Difference of R² that is noise. */
    private static final double R2_NOISE = 0.03;

    /** A healthy run ends with a loss at most this much above its lowest, and explains at least that much. */
    private static final double HEALTHY_RISE = 0.2;

    /** Or by at most that much of the loss of guessing. */
    private static final double HEALTHY_RISE_OF_GUESSING = 0.03;

    private static final double HEALTHY_GAIN = 0.4;

    static Outcome of(RunHistory run) {
        List<SplitFigures> last = validation(run.last(LAST));
        List<SplitFigures> recent = validation(run.last(RECENT));
        SplitFigures now = last.get(last.size() - 1);
        return new Outcome(
                mean(last.stream().mapToDouble(SplitFigures::loss).toArray()),
                validation(run.epochs()).stream()
                        .mapToDouble(SplitFigures::loss)
                        .filter(Double::isFinite)
                        .min()
                        .orElse(Double.NaN),
                recent.stream().mapToDouble(SplitFigures::loss).max().orElse(0)
                        - recent.stream().mapToDouble(SplitFigures::loss).min().orElse(0),
                mean(last.stream()
                        .mapToDouble(split -> accuracy(split).orElse(Double.NaN))
                        .toArray()),
                now.samples(),
                run.facts().regression(),
                guessed(now),
                run.facts().regression() ? 1 : Math.log(run.facts().classes().size()));
    }

    private static List<SplitFigures> validation(List<EpochFigures> epochs) {
        return epochs.stream().flatMap(epoch -> epoch.validation().stream()).toList();
    }

    private static OptionalDouble accuracy(SplitFigures split) {
        OptionalDouble accuracy = split.metric("accuracy");
        return accuracy.isPresent() ? accuracy : split.metric("r2");
    }

    private static double guessed(SplitFigures split) {
        return split.classes()
                .map(classes -> classes.samples().stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0)
                        / (double) classes.total())
                .orElse(0.0);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Whether it ended where it was best, and has learnt a good part of what guessing leaves. */
    boolean isHealthy() {
        double most = lowest + Math.max(HEALTHY_RISE * lowest, HEALTHY_RISE_OF_GUESSING * guessedLoss);
        return loss <= most && accuracy - guessed >= HEALTHY_GAIN * (1 - guessed);
    }

    /** Whether it is worse than its twin by more than noise, in loss or in accuracy. */
    boolean isWorseThan(Outcome twin) {
        return !Double.isFinite(loss) || twin.losesTo(loss) || accuracy < twin.accuracy - noise(twin);
    }

    /** Whether it looks better than its twin. */
    boolean isBetterThan(Outcome twin) {
        return losesTo(twin.loss) || accuracy > twin.accuracy + noise(twin);
    }

    private boolean losesTo(double higher) {
        return higher > loss * (1 + LOSS_NOISE) && higher - loss > spread;
    }

    private double noise(Outcome twin) {
        if (regression) {
            return R2_NOISE;
        }
        double p = (accuracy + twin.accuracy) / 2;
        return ERRORS * Math.sqrt(2 * p * (1 - p) / samples);
    }

    /** For people. */
    String shown() {
        return String.format(Locale.ROOT, "loss %.3g, %s %.3f", loss, regression ? "R²" : "accuracy", accuracy);
    }
}
