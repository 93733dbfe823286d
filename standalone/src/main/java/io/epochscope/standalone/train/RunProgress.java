package io.epochscope.standalone.train;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.epochscope.standalone.output.Colours;
import java.util.Locale;
import java.util.Set;

/**
 * Where a run is, as trainer-service tells it. Losses and accuracies are null until there are any.
 *
 * @param status a word such as {@code RUNNING} or {@code COMPLETED}
 * @param epoch from 1; 0 before the first
 * @param step within the epoch
 * @param reason why it ended, where that needs one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunProgress(
        String runId,
        String status,
        int epoch,
        int epochs,
        long step,
        long stepsPerEpoch,
        Double trainLoss,
        Double trainAccuracy,
        Double validationLoss,
        Double validationAccuracy,
        String reason) {
    private static final Set<String> FINAL = Set.of("COMPLETED", "STOPPED", "FAILED");

    public boolean isFinished() {
        return FINAL.contains(status);
    }

    public boolean isCompleted() {
        return "COMPLETED".equals(status);
    }

    /** The run's status in a sentence, with the reason where there is one. */
    String standing(Colours colours) {
        return "Run " + runId + " is " + colours.of(status)
                + (reason == null || reason.isEmpty() ? "" : " (" + reason + ")");
    }

    /** The same with another's figures of validation, which come when the next epoch has begun. */
    RunProgress withValidationOf(RunProgress later) {
        return new RunProgress(
                runId,
                status,
                epoch,
                epochs,
                step,
                stepsPerEpoch,
                trainLoss,
                trainAccuracy,
                later.validationLoss,
                later.validationAccuracy,
                reason);
    }

    /** Steps made since the run began. */
    long stepsDone() {
        return isCompleted() ? stepsInAll() : Math.max(0, epoch - 1) * stepsPerEpoch + step;
    }

    /** Steps from beginning to end. */
    long stepsInAll() {
        return epochs * stepsPerEpoch;
    }

    /** Epoch, losses and accuracies in one line. */
    String figures() {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d · train loss %s acc %s · val loss %s acc %s",
                epoch,
                epochs,
                number("%.4f", trainLoss, 1),
                number("%.1f %%", trainAccuracy, 100),
                number("%.4f", validationLoss, 1),
                number("%.1f %%", validationAccuracy, 100));
    }

    private static String number(String format, Double value, int scale) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value * scale);
    }
}
