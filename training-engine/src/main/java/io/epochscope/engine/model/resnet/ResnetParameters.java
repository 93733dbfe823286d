package io.epochscope.engine.model.resnet;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How a residual network is built.
 *
 * @param depth layers with weights on the longest way, 6n + 2 for n residual blocks in each of three stages: 8 (the
 *     default), 14, 20 and so on up to 110
 * @param width channels of the first stage, 16 by default; each later stage has twice those of the one before
 * @param dropout share of features left out before the classifier while training, 0 by default
 */
public record ResnetParameters(
        @Min(8) @Max(110) Integer depth,
        @Min(1) @Max(512) Integer width,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double dropout) {

    public ResnetParameters {
        depth = depth == null ? 8 : depth;
        width = width == null ? 16 : width;
        dropout = dropout == null ? 0 : dropout;
    }

    /** Everything by default. */
    public static ResnetParameters defaults() {
        return new ResnetParameters(null, null, null);
    }
}
