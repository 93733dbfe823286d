package io.epochscope.trainer.request;

import io.epochscope.engine.training.EvaluationSettings;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When all samples are to be judged exactly: dropout off, fixed weights.
 *
 * @param every after every so many epochs, 0 for never; 0 if not given
 * @param atEnd after the last epoch; no if not given
 */
public record EvaluationRequest(
        @Schema(defaultValue = "0") @PositiveOrZero Integer every,
        @Schema(defaultValue = "false") Boolean atEnd) {

    public EvaluationRequest {
        EvaluationSettings never = EvaluationSettings.never();
        every = every == null ? never.every() : every;
        atEnd = atEnd == null ? never.atEnd() : atEnd;
    }

    EvaluationSettings settings() {
        return new EvaluationSettings(every, atEnd);
    }
}
