package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;

/** How an algorithm moves one parameter. Arrays that it makes on the way are closed by its caller. */
@FunctionalInterface
public interface UpdateRule {

    /**
     * Moves the weight.
     *
     * @param gradient with L1 and L2; may be overwritten
     * @param memory what the algorithm knows of the parameter, this step counted already
     */
    void move(NDArray weight, NDArray gradient, ParameterMemory memory, double learningRate);
}
