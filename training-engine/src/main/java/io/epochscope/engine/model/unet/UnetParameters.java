package io.epochscope.engine.model.unet;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How a U-Net is built.
 *
 * @param levels how often the image is halved on the way down, and doubled on the way up; 2 by default. Height and
 *     width have to be multiples of 2 to the power of it
 * @param width channels at full size, 16 by default; each level below has twice those of the one above
 * @param dropout share of the features of each pixel left out before the classifier while training, 0 by default
 */
public record UnetParameters(
        @Min(1) @Max(6) Integer levels,
        @Min(1) @Max(256) Integer width,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double dropout) {

    public UnetParameters {
        levels = levels == null ? 2 : levels;
        width = width == null ? 16 : width;
        dropout = dropout == null ? 0 : dropout;
    }

    /** Everything by default. */
    public static UnetParameters defaults() {
        return new UnetParameters(null, null, null);
    }
}
