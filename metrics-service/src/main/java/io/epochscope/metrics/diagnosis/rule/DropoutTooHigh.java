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
 * So much is dropped that the network cannot learn: the training loss stays high, and far above the validation loss.
 */
public final class DropoutTooHigh implements Rule {

    private static final String NAME = "dropout-too-high";
    private static final Threshold RATE = new Threshold("rate", 0.7, "dropout that is high");
    private static final Threshold EPOCHS = new Threshold("epochs", 3, "epochs before it is told");
    private static final Threshold HIGH =
            new Threshold("high", 0.4, "training loss that is high, as a share of the loss of guessing");
    private static final Threshold RATIO =
            new Threshold("ratio", 1.1, "training loss by validation loss from which on dropout is what makes it high");
    private static final Threshold NOTHING_LEARNED = new Threshold(
            "nothing-learned",
            0.8,
            "training loss that needs no comparison with validation, as a share of the loss of guessing");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Dropout too high",
            "Dropout is high, and the training loss stays high and above the validation loss, or near that of guessing.",
            "What is left of the network in a step is too small to learn from.",
            "Lower the dropout: 0.2 to 0.5 is usual.",
            List.of("model.dropout"),
            "Srivastava et al. 2014, Dropout (section 7.3: best between 0.2 and 0.6 of a layer dropped); UMLAUT, CHI 2021"
                    + " (high dropout rate)",
            Evidence.curves("Loss"),
            List.of(RATE, EPOCHS, HIGH, RATIO, NOTHING_LEARNED));

    private final double rate;
    private final int epochs;
    private final double high;
    private final double ratio;
    private final double nothingLearned;

    /** With thresholds as set. */
    public DropoutTooHigh(Thresholds thresholds) {
        rate = thresholds.of(NAME, RATE);
        epochs = thresholds.count(NAME, EPOCHS);
        high = thresholds.of(NAME, HIGH);
        ratio = thresholds.of(NAME, RATIO);
        nothingLearned = thresholds.of(NAME, NOTHING_LEARNED);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        double dropout = run.facts().request().at("/model/dropout").asDouble(0);
        if (dropout < rate || run.epochs().size() < epochs || run.last().train().isEmpty()) {
            return List.of();
        }
        SplitFigures train = run.last().train().get();
        OptionalDouble share = new Guessing(run.facts()).lossShare(train);
        if (share.isEmpty() || !(share.getAsDouble() >= high)) {
            return List.of();
        }
        boolean above = run.last()
                .validation()
                .map(validation -> train.loss() >= ratio * validation.loss())
                .orElse(false);
        if (!above && share.getAsDouble() < nothingLearned) {
            return List.of();
        }
        Map<String, Double> figures = new TreeMap<>();
        figures.put("dropout", dropout);
        figures.put("train_loss", train.loss());
        figures.put("share_of_guessing", share.getAsDouble());
        run.last().validation().ifPresent(validation -> figures.put("validation_loss", validation.loss()));
        return List.of(Symptom.of(
                        Severity.WARNING,
                        "Dropout is %.2g, and after %d epochs the training loss is %.4g, %.0f %% of what guessing comes to%s."
                                .formatted(
                                        dropout,
                                        run.last().epoch(),
                                        train.loss(),
                                        100 * share.getAsDouble(),
                                        run.last()
                                                .validation()
                                                .map(split -> "; the validation loss, without dropout, is %.4g"
                                                        .formatted(split.loss()))
                                                .orElse("")),
                        figures)
                // It was so high from the first step on, and what the loss did meanwhile came of it.
                .since(1));
    }
}
