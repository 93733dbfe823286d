package io.epochscope.trainer.progress;

import io.epochscope.engine.training.Progress;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a run has come. Figures are {@code null} where there are none, or where they are not finite.
 *
 * @param runId of the run
 * @param status of the run
 * @param epoch the epoch being trained, from 1; 0 before
 * @param epochs planned; 0 before the training began
 * @param step taken within the epoch
 * @param stepsPerEpoch planned; 0 before the training began
 * @param trainLoss mean so far within the epoch
 * @param trainAccuracy from 0 to 1, so far within the epoch
 * @param validationLoss of the last whole epoch
 * @param validationAccuracy of the last whole epoch, from 0 to 1
 * @param reason of the status; empty if there is none
 * @param waitingSince when it began to wait for the broker, because the outbox is full; {@code null} unless it does
 */
@Schema(description = "How far a run has come; figures are null where there are none, or where they are not finite")
public record ProgressView(
        String runId,
        RunStatus status,
        int epoch,
        int epochs,
        int step,
        int stepsPerEpoch,
        Double trainLoss,
        Double trainAccuracy,
        Double validationLoss,
        Double validationAccuracy,
        String reason,
        Instant waitingSince) {

    private static final Progress NONE = new Progress(0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The progress of a run as it is now. */
    public static ProgressView of(Run run) {
        Progress progress = run.progress() == null ? NONE : run.progress();
        return new ProgressView(
                run.id(),
                run.status(),
                progress.epoch(),
                progress.epochs(),
                progress.step(),
                progress.stepsPerEpoch(),
                finite(progress.trainLoss()),
                finite(progress.trainAccuracy()),
                finite(progress.validationLoss()),
                finite(progress.validationAccuracy()),
                run.reason(),
                run.waitingSince());
    }

    private static Double finite(double figure) {
        return Double.isFinite(figure) ? figure : null;
    }

    /** Whether this is the end of an epoch, which is shown whatever else is left out. */
    boolean isEpochEnd() {
        return stepsPerEpoch > 0 && step == stepsPerEpoch;
    }
}
