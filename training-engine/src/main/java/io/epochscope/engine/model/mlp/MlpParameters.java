package io.epochscope.engine.model.mlp;

import io.epochscope.engine.model.Activation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a multilayer perceptron is built.
 *
 * @param hidden sizes of the hidden layers, from the input on; 128 and 64 by default; none makes a linear model
 * @param activation after each hidden layer: relu (the default), tanh, sigmoid, gelu or leakyRelu
 * @param dropout share of units left out after each hidden layer while training, 0 by default
 * @param batchNorm whether each hidden layer is batch-normalised before its activation; not by default
 */
public record MlpParameters(
        @Size(max = 32) List<@NotNull @Min(1) @Max(65_536) Integer> hidden,
        @Pattern(regexp = Activation.NAMES) String activation,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double dropout,

        Boolean batchNorm) {

    public MlpParameters {
        hidden = hidden == null ? List.of(128, 64) : Collections.unmodifiableList(new ArrayList<>(hidden));
        activation = activation == null ? Activation.RELU.requestName() : activation;
        dropout = dropout == null ? 0 : dropout;
        batchNorm = batchNorm != null && batchNorm;
    }

    /** Everything by default. */
    public static MlpParameters defaults() {
        return new MlpParameters(null, null, null, null);
    }
}
