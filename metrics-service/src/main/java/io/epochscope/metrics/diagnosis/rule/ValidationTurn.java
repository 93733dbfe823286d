package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The validation loss has risen from its lowest and stays up, while the training loss went on falling below it.
 *
 * @param best the epoch of the lowest validation loss
 * @param lowest that loss
 * @param last epoch
 * @param accuracyBefore of validation in the best epoch; empty without accuracies
 * @param accuracySince mean of validation over the last epochs
 * @param accuracyGap training accuracy less validation accuracy, now
 */
record ValidationTurn(
        EpochFigures best,
        double lowest,
        EpochFigures last,
        OptionalDouble accuracyBefore,
        OptionalDouble accuracySince,
        OptionalDouble accuracyGap) {

    /** A rise of less than this share of the loss of guessing is not worth a word, however low the loss was. */
    private static final double NEGLIGIBLE = 0.03;

    /** An accuracy that falls by no more than this holds, however many samples it is measured on. */
    private static final double ACCURACY_HOLDS = 0.005;

    /**
     * Looks for a turn.
     *
     * @param epochs in which the loss has to stay up, all of them half of the rise at least
     * @param rise of their median above the lowest, as a share of it
     */
    static Optional<ValidationTurn> of(RunHistory run, int epochs, double rise) {
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
                        .map(share -> NEGLIGIBLE * validation.last().value() / share)
                        .findFirst()
                        .orElse(0);
        boolean risen = since.median() > lowest.value() * (1 + rise)
                && validation.last().value() > lowest.value() * (1 + rise)
                && since.least() > lowest.value() * (1 + rise / 2)
                && since.median() - lowest.value() > least;
        return risen ? Optional.of(turn(run, lowest, epochs)) : Optional.empty();
    }

    private static ValidationTurn turn(RunHistory run, Curve.Point lowest, int epochs) {
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
                known ? OptionalDouble.of(accuracy.last(epochs).mean()) : OptionalDouble.empty(),
                known && train.isPresent()
                        ? OptionalDouble.of(
                                train.getAsDouble() - accuracy.last(epochs).mean())
                        : OptionalDouble.empty());
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
        return accuracySince.getAsDouble() >= before - Math.max(ACCURACY_HOLDS, noise);
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
