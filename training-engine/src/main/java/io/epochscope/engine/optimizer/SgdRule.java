package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;

/** As {@code torch.optim.SGD}: the rate is no part of the momentum, so that a schedule acts at once. */
record SgdRule(double momentum, double dampening, boolean nesterov) implements UpdateRule {

    private static final String MOMENTUM = "momentum_buffer";

    @Override
    public void move(NDArray weight, NDArray gradient, ParameterMemory memory, double learningRate) {
        if (momentum == 0) {
            weight.subi(gradient.muli(learningRate));
            return;
        }
        NDArray buffer = memory.moment(MOMENTUM, weight, 0).muli(momentum);
        boolean whole = memory.steps() == 1 || dampening == 0;
        buffer.addi(whole ? gradient : gradient.mul(1 - dampening));
        weight.subi(nesterov ? gradient.addi(buffer.mul(momentum)).muli(learningRate) : buffer.mul(learningRate));
    }
}
