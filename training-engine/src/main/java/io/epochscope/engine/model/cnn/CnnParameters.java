package io.epochscope.engine.model.cnn;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a convolutional network is built.
 *
 * @param channels of each convolution, from the input on; 16 and 32 by default. Each is followed by a pooling that
 *     halves height and width
 * @param kernel height and width of the kernels in pixels, odd; 3 by default
 * @param batchNorm whether each convolution is batch-normalised before its ReLU; it is by default
 * @param dropout share of features left out before each fully connected layer while training, 0 by default
 * @param dense size of a fully connected layer before the output, 0 (the default) for none
 */
public record CnnParameters(
        @NotEmpty @Size(max = 12) List<@NotNull @Min(1) @Max(4_096) Integer> channels,
        @Min(1) @Max(31) Integer kernel,
        Boolean batchNorm,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double dropout,

        @Min(0) @Max(65_536) Integer dense) {

    public CnnParameters {
        channels = channels == null ? List.of(16, 32) : Collections.unmodifiableList(new ArrayList<>(channels));
        kernel = kernel == null ? 3 : kernel;
        batchNorm = batchNorm == null || batchNorm;
        dropout = dropout == null ? 0 : dropout;
        dense = dense == null ? 0 : dense;
    }

    /** Everything by default. */
    public static CnnParameters defaults() {
        return new CnnParameters(null, null, null, null, null);
    }
}
