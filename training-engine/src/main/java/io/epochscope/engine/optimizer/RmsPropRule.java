package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;

/** As {@code torch.optim.RMSprop}. */
record RmsPropRule(double alpha, double epsilon, double momentum, boolean centered) implements UpdateRule {

    private static final String SQUARES = "square_avg";
    private static final String MEAN = "grad_avg";
    private static final String MOMENTUM = "momentum_buffer";

    @Override
    public void move(NDArray weight, NDArray gradient, ParameterMemory memory, double learningRate) {
        NDArray squares = memory.moment(SQUARES, weight, 0);
        squares.muli(alpha).addi(gradient.square().muli(1 - alpha));
        NDArray scaled = gradient.divi(size(weight, gradient, squares, memory).addi(epsilon));
        if (momentum == 0) {
            weight.subi(scaled.muli(learningRate));
        } else {
            NDArray buffer = memory.moment(MOMENTUM, weight, 0).muli(momentum).addi(scaled);
            weight.subi(buffer.mul(learningRate));
        }
    }

    private NDArray size(NDArray weight, NDArray gradient, NDArray squares, ParameterMemory memory) {
        if (!centered) {
            return squares.sqrt();
        }
        NDArray mean = memory.moment(MEAN, weight, 0);
        mean.muli(alpha).addi(gradient.mul(1 - alpha));
        return squares.sub(mean.square()).sqrt();
    }
}
