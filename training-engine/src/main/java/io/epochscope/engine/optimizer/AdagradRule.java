package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;

/** As {@code torch.optim.Adagrad}. */
record AdagradRule(double learningRateDecay, double initialAccumulatorValue, double epsilon) implements UpdateRule {

    private static final String SQUARES = "sum";

    @Override
    public void move(NDArray weight, NDArray gradient, ParameterMemory memory, double learningRate) {
        double rate = learningRate / (1 + (memory.steps() - 1) * learningRateDecay);
        NDArray squares =
                memory.moment(SQUARES, weight, initialAccumulatorValue).addi(gradient.square());
        weight.subi(gradient.divi(squares.sqrt().addi(epsilon)).muli(rate));
    }
}
