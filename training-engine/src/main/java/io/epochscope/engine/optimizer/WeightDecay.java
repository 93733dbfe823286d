package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;

/**
 * What draws the weights towards 0.
 *
 * @param l1 λ whose multiple λ · sign(weight) is added to the gradient
 * @param l2 λ whose multiple λ · weight is added to the gradient
 * @param decoupled λ by which the weight is multiplied by 1 - rate · λ before it is moved
 */
record WeightDecay(double l1, double l2, double decoupled) {

    /** Arrays that it makes on the way are closed by its caller. */
    void apply(NDArray weight, NDArray gradient, double learningRate) {
        if (l1 > 0) {
            gradient.addi(weight.sign().muli(l1));
        }
        if (l2 > 0) {
            gradient.addi(weight.mul(l2));
        }
        if (decoupled > 0) {
            weight.muli(1 - learningRate * decoupled);
        }
    }
}
