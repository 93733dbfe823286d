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

/** The validation loss has turned while the training loss still falls. */
public final class Overfitting implements Rule {

    private static final String NAME = "overfitting";
    private static final Threshold EPOCHS = new Threshold("epochs", 3, "epochs since the lowest validation loss");
    private static final Threshold RISE =
            new Threshold("rise", 0.1, "rise of the validation loss above its lowest, as a share of it");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Overfitting",
            "The validation loss rises while the training loss goes on falling: the gap between the curves opens.",
            "The network learns its training samples by heart; what it learns is not true of others.",
            "Stop at the lowest validation loss, and hold the network back: dropout, weight decay, augmentation, a"
                    + " smaller network, or more data.",
            List.of("earlyStopping", "model.dropout", "regularisation.l2", "optimizer.weightDecay", "augmentation"),
            "Prechelt 1998, Early stopping - but when? (generalisation loss: rise above the lowest validation loss)",
            Evidence.curves("Loss"),
            List.of(EPOCHS, RISE));

    private final int epochs;
    private final double rise;

    /** With thresholds as set. */
    public Overfitting(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        rise = thresholds.of(NAME, RISE);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        EpochFigures last = run.last();
        if (last.validation().isEmpty() || last.train().isEmpty()) {
            return List.of();
        }
        EpochFigures best = last;
        for (EpochFigures epoch : run.epochs()) {
            if (epoch.validation().isPresent()
                    && epoch.train().isPresent()
                    && epoch.validation().get().loss() < best.validation().get().loss()) {
                best = epoch;
            }
        }
        double lowest = best.validation().get().loss();
        double now = last.validation().get().loss();
        boolean turned = last.epoch() - best.epoch() >= epochs && now > lowest * (1 + rise);
        boolean stillLearns = last.train().get().loss() < best.train().get().loss();
        if (!turned || !stillLearns) {
            return List.of();
        }
        return List.of(Symptom.of(
                Severity.WARNING,
                "The validation loss was lowest in epoch %d (%.4g) and is %.4g now, %.0f %% higher, while the training loss fell from %.4g to %.4g."
                        .formatted(
                                best.epoch(),
                                lowest,
                                now,
                                100 * (now / lowest - 1),
                                best.train().get().loss(),
                                last.train().get().loss()),
                Map.of(
                        "lowest_validation_loss",
                        lowest,
                        "best_epoch",
                        (double) best.epoch(),
                        "validation_loss",
                        now,
                        "train_loss",
                        last.train().get().loss())));
    }
}
