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
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The training loss falls steadily, but by so little that the run will not get far by its end. Levelling off is not
 * this: a loss that is stuck falls less and less, one whose rate is too low falls by nearly the same each time. Nor is
 * a loss far above guessing, which comes of inputs or first weights that are too large. Without histograms of updates
 * it is a notice only: a network that is too small may look the same.
 */
public final class LearningRateTooLow implements Rule {

    private static final String NAME = "learning-rate-too-low";
    private static final Threshold EPOCHS =
            new Threshold("epochs", 4, "epochs in a row in which the training loss falls");
    private static final Threshold HIGH = new Threshold(
            "high",
            0.5,
            "training loss that is far from learned, now and at the end of the run if it falls on like this, as a share of"
                    + " the loss of guessing");
    private static final Threshold MOST = new Threshold(
            "most",
            5,
            "training loss of any epoch above which it is something else, as a share of the loss of guessing");
    private static final Threshold STEADY = new Threshold(
            "steady",
            0.5,
            "fall in the later half of these epochs by that in the earlier half, from which on it is steady");
    private static final Threshold UPDATE_RATIO = new Threshold(
            "update-ratio",
            5e-4,
            "change of a layer's weights by a step that is too small, as a share of them, in every layer");
    private static final Threshold LOWERED =
            new Threshold("lowered", 0.5, "learning rate by its highest, below which a schedule has it where it is");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Learning rate too low",
            "The training loss falls steadily, by very little in each epoch, and will still be high at the end.",
            "Steps are too small to get anywhere in the epochs that there are.",
            "Raise the learning rate by a factor of ten, or train for many more epochs.",
            List.of("optimizer.learningRate", "epochs", "schedule"),
            "Bengio 2012, Practical recommendations for gradient-based training; Karpathy, CS231n (updates about a"
                    + " thousandth of the weights)",
            Evidence.curves("Loss"),
            List.of(EPOCHS, HIGH, MOST, STEADY, UPDATE_RATIO, LOWERED));

    private final int epochs;
    private final double high;
    private final double most;
    private final double steady;
    private final double updateRatio;
    private final double lowered;

    /** With thresholds as set. */
    public LearningRateTooLow(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        high = thresholds.of(NAME, HIGH);
        most = thresholds.of(NAME, MOST);
        steady = thresholds.of(NAME, STEADY);
        updateRatio = thresholds.of(NAME, UPDATE_RATIO);
        lowered = thresholds.of(NAME, LOWERED);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Curve share = new Guessing(run.facts()).trainShare(run);
        if (!share.reaches(run)
                || share.size() <= epochs
                || share.last().value() < high
                || share.greatest() > most
                || wasLowered(run)) {
            return List.of();
        }
        Curve ratios = UpdateRatios.overEpochs(run.recent(epochs));
        OptionalDouble ratio = ratios.size() > 0 ? OptionalDouble.of(ratios.greatest()) : OptionalDouble.empty();
        if (ratio.orElse(0) > updateRatio || !fallsSteadily(run, share)) {
            return List.of();
        }
        double fall = (share.last(epochs + 1).first().value() - share.last().value()) / epochs;
        double atEnd = share.last().value() - fall * Progress.of(run).left();
        if (atEnd < high) {
            return List.of();
        }
        double loss = run.last().train().get().loss();
        double rate = run.last().learningRate();
        Map<String, Double> figures = new TreeMap<>();
        figures.put("train_loss", loss);
        figures.put("share_of_guessing", share.last().value());
        figures.put("fall_of_share_per_epoch", fall);
        figures.put("share_of_guessing_at_end", atEnd);
        figures.put("learning_rate", rate);
        ratio.ifPresent(value -> figures.put("largest_update_ratio", value));
        return List.of(Symptom.of(
                ratio.isPresent() ? Severity.WARNING : Severity.NOTICE,
                "The training loss falls, but only by %.2g %% of that of guessing in an epoch. It is %.4g now, %.0f %% of guessing, and would be %.0f %% at the end. The learning rate is %.3g%s."
                        .formatted(
                                100 * fall,
                                loss,
                                100 * share.last().value(),
                                100 * atEnd,
                                rate,
                                ratio.isPresent()
                                        ? "; a step changes layers by %.2g of their weights at most"
                                                .formatted(ratio.getAsDouble())
                                        : ""),
                figures));
    }

    /** Whether a schedule has the rate where it is: that was meant, and the loss was to have fallen before. */
    private boolean wasLowered(RunHistory run) {
        double highest = run.epochs().stream()
                .mapToDouble(EpochFigures::learningRate)
                .max()
                .orElse(0);
        return run.last().learningRate() < lowered * highest;
    }

    /** Of training or, where dropout makes that noisy, of validation; training has to have fallen in any case. */
    private boolean fallsSteadily(RunHistory run, Curve train) {
        Curve recent = train.last(epochs + 1);
        Curve validation = new Guessing(run.facts()).validationShare(run);
        return fallsSteadily(recent)
                || (recent.last().value() < recent.first().value()
                        && validation.reaches(run)
                        && validation.size() > epochs
                        && fallsSteadily(validation.last(epochs + 1)));
    }

    private boolean fallsSteadily(Curve share) {
        double[] changes = share.changes();
        double earlier = 0;
        double later = 0;
        for (int i = 0; i < changes.length; i++) {
            if (changes[i] >= 0) {
                return false;
            }
            if (i < changes.length / 2) {
                earlier -= changes[i];
            } else if (i >= changes.length - changes.length / 2) {
                later -= changes[i];
            }
        }
        return later >= steady * earlier;
    }
}
