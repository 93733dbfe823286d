package io.epochscope.trainer.sweep;

import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * By which rule runs of a sweep are stopped that come out badly.
 *
 * @param type {@link Type#MEDIAN} if not given
 * @param after the first epoch at whose end a run may be stopped; 3 if not given
 * @param least how many other runs must have come so far; 3 if not given
 */
public record StoppingRequest(
        @Schema(defaultValue = "median") Type type,
        @Schema(defaultValue = "3") @Positive Integer after,
        @Schema(defaultValue = "3") @Positive Integer least) {

    /** The rules that there are. */
    public enum Type {
        MEDIAN
    }

    public StoppingRequest {
        type = type == null ? Type.MEDIAN : type;
        after = after == null ? 3 : after;
        least = least == null ? 3 : least;
    }
}
