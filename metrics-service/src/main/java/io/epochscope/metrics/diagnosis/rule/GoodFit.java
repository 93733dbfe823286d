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

/** Both losses are well below guessing and close together, and the validation loss has not turned. */
public final class GoodFit implements Rule {

    private static final String NAME = "good-fit";
    private static final Threshold EPOCHS =
            new Threshold("epochs", 5, "epochs after which it is told, or the end of the run if that is earlier");
    private static final Threshold LOSS =
            new Threshold("loss", 0.4, "validation loss that is low, as a share of the loss of guessing");
    private static final Threshold GAP = new Threshold(
            "gap", 0.1, "validation loss less training loss that is small, as a share of the loss of guessing");
    private static final Threshold RISE = new Threshold(
            "rise", 0.1, "rise of the validation loss above its lowest that is no turn, as a share of it");
    private static final Threshold NEGLIGIBLE = new Threshold(
            "negligible", 0.02, "the same that is no turn however low the loss is, as a share of the loss of guessing");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Good fit",
            "Training and validation loss have fallen far below that of guessing, lie close together, and the validation"
                    + " loss has not turned.",
            "What the network learns of its training samples is true of others as well.",
            "Nothing has to change. If the loss still falls, more epochs may make it better yet.",
            List.of("epochs"),
            "Goodfellow et al. 2016, Deep Learning, section 5.2 (small training error, small gap)",
            Evidence.curves("Loss"),
            List.of(EPOCHS, LOSS, GAP, RISE, NEGLIGIBLE));

    private final int epochs;
    private final double loss;
    private final double gap;
    private final double rise;
    private final double negligible;

    /** With thresholds as set. */
    public GoodFit(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        loss = thresholds.of(NAME, LOSS);
        gap = thresholds.of(NAME, GAP);
        rise = thresholds.of(NAME, RISE);
        negligible = thresholds.of(NAME, NEGLIGIBLE);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Guessing guessing = new Guessing(run.facts());
        Curve train = guessing.trainShare(run);
        Curve validation = guessing.validationShare(run);
        boolean enough = run.epochs().size() >= epochs || Progress.of(run).ended();
        if (!enough || !train.reaches(run) || !validation.reaches(run)) {
            return List.of();
        }
        double lowest = validation.lowest().value();
        double now = validation.last().value();
        boolean turned = now > Math.max(lowest * (1 + rise), lowest + negligible);
        if (turned || now > loss || now - train.last().value() > gap) {
            return List.of();
        }
        SplitFigures trained = run.last().train().get();
        SplitFigures validated = run.last().validation().get();
        return List.of(Symptom.of(
                Severity.GOOD,
                "The validation loss is %.4g, %.0f %% of what guessing comes to; the training loss is %.4g."
                        .formatted(validated.loss(), 100 * now, trained.loss()),
                Map.of("validation_loss", validated.loss(), "train_loss", trained.loss(), "share_of_guessing", now)));
    }
}
