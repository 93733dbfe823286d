package io.epochscope.engine.network;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.List;
import java.util.Locale;

/**
 * Multiplications and additions that a layer does for one sample outside training. A fully connected layer and a
 * convolution: a multiplication and an addition for each weight of each output, and an addition for its bias. Batch
 * norm: one of each for an output. Activation functions and poolings: one for an output. Others are not known.
 */
final class Flops {

    private static final int MULTIPLY_AND_ADD = 2;

    private Flops() {}

    static long ofSample(LayerBlock layer, List<Long> outputShape) {
        if (outputShape.isEmpty()) {
            return 0;
        }
        long outputs = outputShape.stream().reduce(1L, (one, other) -> one * other);
        Block block = layer.block();
        if (block instanceof Linear || block instanceof Convolution) {
            long perOutput = block.getDirectParameters().values().stream()
                    .mapToLong(Flops::ofEachOutput)
                    .sum();
            return outputs * perOutput;
        }
        if (block instanceof BatchNorm) {
            return outputs * MULTIPLY_AND_ADD;
        }
        boolean one = layer.activation().isPresent()
                || layer.kind().toLowerCase(Locale.ROOT).contains("pool");
        return one ? outputs : 0;
    }

    /** Weights have the outputs, or the output channels, as their first dimension. */
    private static long ofEachOutput(Parameter parameter) {
        if (parameter.getType() == Parameter.Type.BIAS) {
            return 1;
        }
        return MULTIPLY_AND_ADD
                * parameter.getArray().size()
                / parameter.getArray().getShape().get(0);
    }
}
