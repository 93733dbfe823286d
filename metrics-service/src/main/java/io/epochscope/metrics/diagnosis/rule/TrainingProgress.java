package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.ClassFigures;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How far a training has come by the end of a history: whether a symptom does harm. */
record TrainingProgress(RunHistory run) {

    /** Before that a training may be slow to begin. */
    private static final int PATIENCE = 3;

    private static final double STANDARD_ERRORS = 3;

    /** Above what guessing the commonest class gives, besides what chance gives. */
    private static final double ACCURACY_MARGIN = 0.02;

    private static final double R2_MARGIN = 0.05;
    private static final double LOSS_MARGIN = 0.1;

    /** Whether the last epochs were no better than guessing, after time enough to become so. */
    boolean learnsNothing() {
        return run.epochs().size() >= PATIENCE && run.last(2).stream().noneMatch(this::beatsGuessing);
    }

    /** Whether the last epoch was better than guessing; also if nothing tells. */
    boolean beatsGuessing() {
        return beatsGuessing(run.last());
    }

    /**
     * Whether the training loss has come down to a share of that of the first epoch, so that little is left to learn.
     * Not if it came down from a first epoch that went astray.
     */
    boolean isFitted(double share) {
        double first = trainLoss(run.epochs().get(0));
        return trainLoss(run.last()) <= share * first && beatsGuessing();
    }

    /** Whether a schedule has lowered the rate to less than this share of what it was. */
    boolean isRateLowered(double share) {
        double highest = run.epochs().stream()
                .mapToDouble(EpochFigures::learningRate)
                .max()
                .orElse(0);
        return run.last().learningRate() < share * highest;
    }

    /** Whether an epoch was better than guessing; also if nothing tells. */
    boolean beatsGuessing(EpochFigures epoch) {
        return Stream.of(epoch.train(), epoch.validation())
                .flatMap(split -> split.stream())
                .anyMatch(split -> beatsGuessing(epoch, split));
    }

    private boolean beatsGuessing(EpochFigures epoch, SplitFigures split) {
        if (!Double.isFinite(split.loss())) {
            return false;
        }
        OptionalDouble accuracy = split.metric("accuracy");
        if (accuracy.isPresent()) {
            double guess = commonestShare(split);
            double chance = STANDARD_ERRORS * Math.sqrt(guess * (1 - guess) / Math.max(1, split.samples()));
            return accuracy.getAsDouble() > guess + chance + Math.min(ACCURACY_MARGIN, (1 - guess) / 4);
        }
        OptionalDouble r2 = split.metric("r2");
        if (r2.isPresent()) {
            return r2.getAsDouble() > R2_MARGIN;
        }
        EpochFigures first = run.epochs().get(0);
        return epoch.epoch() == first.epoch() || trainLoss(epoch) < (1 - LOSS_MARGIN) * trainLoss(first);
    }

    private double commonestShare(SplitFigures split) {
        if (split.classes().isPresent()) {
            ClassFigures classes = split.classes().get();
            long commonest =
                    classes.samples().stream().mapToLong(Long::longValue).max().orElse(0);
            return classes.total() == 0 ? 1 : (double) commonest / classes.total();
        }
        return 1.0 / Math.max(1, run.facts().classes().size());
    }

    private static double trainLoss(EpochFigures epoch) {
        return epoch.train().map(SplitFigures::loss).orElse(Double.NaN);
    }
}
