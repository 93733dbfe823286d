package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.ClassFigures;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a network that looks at no input could come to, which always gives the same answer, the best one. Of classes
 * that is how often each of them is: its cross-entropy is their entropy, its accuracy the share of the commonest. Of a
 * number it is the mean. Without a confusion matrix classes are taken to be alike often; that makes guessing look worse
 * than it is, and the run better.
 */
final class Guessing {

    /** From this share of the loss of guessing on, a loss may be that of a guess. */
    private static final double NEAR = 0.95;

    /**
     * So much accuracy is no proof of anything where the loss is not below that of guessing: a network that was taught
     * noise puts whole groups of samples in one class, and some of them are right.
     */
    private static final double WORTHLESS_ACCURACY = 0.05;

    /** Below it, the entropy is that of one class alone, of which nothing can be learned. */
    private static final double NO_ENTROPY = 1e-6;

    private final RunFacts facts;

    Guessing(RunFacts facts) {
        this.facts = facts;
    }

    /**
     * How much is left of the loss of guessing: 1 is no better than it, 0 perfect. Of classes it is the share of the
     * cross-entropy; of a number 1 - R², whatever loss is trained on.
     *
     * @return empty if nothing is known to compare with; may be NaN where the loss is
     */
    OptionalDouble lossShare(SplitFigures split) {
        if (facts.regression()) {
            OptionalDouble r2 = split.metric("r2");
            if (r2.isPresent()) {
                return OptionalDouble.of(1 - r2.getAsDouble());
            }
            OptionalDouble rmse = split.metric("rmse");
            return rmse.isPresent() && facts.targetDeviation() > 0
                    ? OptionalDouble.of(Math.pow(rmse.getAsDouble() / facts.targetDeviation(), 2))
                    : OptionalDouble.empty();
        }
        double entropy = entropy(split);
        return entropy > NO_ENTROPY ? OptionalDouble.of(split.loss() / entropy) : OptionalDouble.empty();
    }

    /** {@link #lossShare} of the training samples over the epochs. */
    Curve trainShare(RunHistory run) {
        return share(run, EpochFigures::train);
    }

    /** {@link #lossShare} of the validation samples over the epochs. */
    Curve validationShare(RunHistory run) {
        return share(run, EpochFigures::validation);
    }

    private Curve share(RunHistory run, Function<EpochFigures, Optional<SplitFigures>> split) {
        return Curve.of(run, epoch -> split.apply(epoch).map(this::lossShare).orElseGet(OptionalDouble::empty));
    }

    /** The share of the commonest class; empty for a regression, or if the classes are unknown. */
    OptionalDouble majorityShare(SplitFigures split) {
        if (facts.regression()) {
            return OptionalDouble.empty();
        }
        if (split.classes().isPresent()) {
            ClassFigures classes = split.classes().get();
            return OptionalDouble.of(
                    classes.samples().stream().mapToLong(Long::longValue).max().orElse(0) / (double) classes.total());
        }
        return facts.classes().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(1.0 / facts.classes().size());
    }

    /**
     * Whether what a split came to could be had by guessing. Of classes accuracy, mean recall of the classes and loss
     * have to agree: with rare classes a network may lose accuracy and know something, or have the accuracy of guessing
     * and know which samples are more likely. Of a number R² is below 0.05.
     *
     * @param standardErrors how far above that of guessing a figure may be by chance, in standard errors of a share
     * @return false where nothing is known
     */
    boolean isNoBetter(SplitFigures split, double standardErrors) {
        OptionalDouble share = lossShare(split);
        if (share.isPresent() && !(share.getAsDouble() >= NEAR)) {
            return false;
        }
        if (facts.regression()) {
            return share.isPresent();
        }
        OptionalDouble accuracy = split.metric("accuracy");
        OptionalDouble majority = majorityShare(split);
        if (accuracy.isEmpty() || majority.isEmpty() || majority.getAsDouble() >= 1) {
            return false;
        }
        double slack = share.orElse(0) >= 1 ? WORTHLESS_ACCURACY : 0;
        return accuracy.getAsDouble()
                        <= majority.getAsDouble() + slack + standardErrors * error(majority.getAsDouble(), split)
                && split.classes()
                        .map(classes -> meanRecallIsGuessed(classes, slack, standardErrors))
                        .orElse(true);
    }

    /** Standard error of a share of the samples that are right by chance with this probability. */
    static double error(double share, SplitFigures split) {
        return Math.sqrt(share * (1 - share) / Math.max(1, split.samples()));
    }

    private static boolean meanRecallIsGuessed(ClassFigures classes, double slack, double standardErrors) {
        int present = 0;
        double recalls = 0;
        double inverseCounts = 0;
        for (int i = 0; i < classes.samples().size(); i++) {
            long samples = classes.samples().get(i);
            if (samples > 0) {
                present++;
                recalls += (double) classes.correct().get(i) / samples;
                inverseCounts += 1.0 / samples;
            }
        }
        double guessed = 1.0 / present;
        double error = Math.sqrt(guessed * (1 - guessed) * inverseCounts) / present;
        return recalls / present <= guessed + slack + standardErrors * error;
    }

    private double entropy(SplitFigures split) {
        if (split.classes().isEmpty()) {
            return Math.log(Math.max(1, facts.classes().size()));
        }
        double total = split.classes().get().total();
        return split.classes().get().samples().stream()
                .mapToDouble(samples -> samples / total)
                .filter(share -> share > 0)
                .map(share -> -share * Math.log(share))
                .sum();
    }
}
