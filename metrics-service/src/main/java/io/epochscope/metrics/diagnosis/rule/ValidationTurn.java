package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The validation loss has risen from its lowest and stays up, while the training loss went on falling below it.
 *
 * @param best the epoch of the lowest validation loss
 * @param lowest that loss
 * @param last epoch
 * @param accuracyBefore of validation in the best epoch; empty without accuracies
 * @param accuracySince mean of validation over the last epochs
 * @param accuracyGap training accuracy less validation accuracy, now
 * @param tolerance fall of the accuracy up to which it holds in any case
 */
record ValidationTurn(
        EpochFigures best,
        double lowest,
        EpochFigures last,
        OptionalDouble accuracyBefore,
        OptionalDouble accuracySince,
        OptionalDouble accuracyGap,
        double tolerance) {

    /** Looks for a turn. */
    static Optional<ValidationTurn> of(RunHistory run, TurnLimits limits) {
        int epochs = limits.epochs();
        double rise = limits.rise();
        EpochFigures last = run.last();
        Curve validation = Curve.validationLoss(run);
        Curve train = Curve.trainLoss(run);
        if (!validation.reaches(run) || !train.reaches(run)) {
            return Optional.empty();
        }
        Curve.Point lowest = validation.lowest();
        Curve since = validation.last(epochs);
        OptionalDouble trainAtBest = train.at(lowest.epoch());
        if (last.epoch() - lowest.epoch() < epochs
                || trainAtBest.isEmpty()
                || train.last().value() >= trainAtBest.getAsDouble()
                || train.last().value() >= validation.last().value()) {
            return Optional.empty();
        }
        double least = new Guessing(run.facts())
                .lossShare(last.validation().get()).stream()
                        .filter(share -> share > 0)
                        .map(share -> limits.negligible() * validation.last().value() / share)
                        .findFirst()
                        .orElse(0);
        boolean risen = since.median() > lowest.value() * (1 + rise)
                && validation.last().value() > lowest.value() * (1 + rise)
                && since.least() > lowest.value() * (1 + rise / 2)
                && since.median() - lowest.value() > least
                && !falls(since);
        return risen ? Optional.of(turn(run, lowest, limits)) : Optional.empty();
    }

    /** Whether it is lower with each epoch than with the one before: then it is on its way back. */
    private static boolean falls(Curve loss) {
        return DoubleStream.of(loss.changes()).allMatch(change -> change < 0);
    }

    private static ValidationTurn turn(RunHistory run, Curve.Point lowest, TurnLimits limits) {
        EpochFigures best = run.epochs().stream()
                .filter(epoch -> epoch.epoch() == lowest.epoch())
                .findFirst()
                .orElseThrow();
        Curve accuracy = Curve.validationAccuracy(run);
        OptionalDouble before = accuracy.at(lowest.epoch());
        boolean known =
                before.isPresent() && accuracy.reaches(run) && !run.facts().regression();
        OptionalDouble train = accuracyOf(run.last().train());
        return new ValidationTurn(
                best,
                lowest.value(),
                run.last(),
                known ? before : OptionalDouble.empty(),
                known ? OptionalDouble.of(accuracy.last(limits.epochs()).mean()) : OptionalDouble.empty(),
                known && train.isPresent()
                        ? OptionalDouble.of(train.getAsDouble()
                                - accuracy.last(limits.epochs()).mean())
                        : OptionalDouble.empty(),
                limits.accuracyHolds());
    }

    private static OptionalDouble accuracyOf(Optional<SplitFigures> split) {
        return split.map(figures -> figures.metric("accuracy")).orElseGet(OptionalDouble::empty);
    }

    /**
     * Whether the validation accuracy is as it was when the loss was lowest, but for chance: within a standard error.
     */
    boolean accuracyHolds() {
        if (accuracyBefore.isEmpty()) {
            return false;
        }
        double before = accuracyBefore.getAsDouble();
        double noise = Guessing.error(before, last.validation().get());
        return accuracySince.getAsDouble() >= before - Math.max(tolerance, noise);
    }

    /** By how much the loss is above its lowest now, as a share of that. */
    double rise() {
        return last.validation().get().loss() / lowest - 1;
    }

    /** What happened to the losses, in a sentence without its full stop. */
    String inWords() {
        return "The validation loss was lowest in epoch %d (%.4g) and is %.4g now, %.0f %% higher, while the training loss fell from %.4g to %.4g"
                .formatted(
                        best.epoch(),
                        lowest,
                        last.validation().get().loss(),
                        100 * rise(),
                        best.train().get().loss(),
                        last.train().get().loss());
    }

    /** The same numbers by name. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("lowest_validation_loss", lowest);
        figures.put("best_epoch", (double) best.epoch());
        figures.put("validation_loss", last.validation().get().loss());
        figures.put("train_loss", last.train().get().loss());
        accuracyBefore.ifPresent(value -> figures.put("best_epoch_validation_accuracy", value));
        accuracySince.ifPresent(value -> figures.put("validation_accuracy", value));
        accuracyGap.ifPresent(value -> figures.put("accuracy_gap", value));
        return figures;
    }
}
