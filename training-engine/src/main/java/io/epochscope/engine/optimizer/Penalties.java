package io.epochscope.engine.optimizer;

import ai.djl.nn.Parameter;

/**
 * What of L1 and L2 a run asks for beside its optimizer's own weight decay, and what both are for.
 *
 * @param l1 λ whose multiple λ · sign(weight) is added to the gradient, 0 or more
 * @param l2 λ whose multiple λ · weight is added to the gradient, 0 or more
 * @param biases whether biases are decayed too
 * @param norms whether scales and offsets of normalisation are decayed too
 */
public record Penalties(double l1, double l2, boolean biases, boolean norms) {

    /** Only the optimizer's own, of all parameters but biases and those of normalisation. */
    public static Penalties none() {
        return new Penalties(0, 0, false, false);
    }

    boolean areFor(Parameter.Type type) {
        return switch (type) {
            case BIAS -> biases;
            case GAMMA, BETA -> norms;
            default -> true;
        };
    }

    WeightDecay with(OptimizerParameters optimizer) {
        double own = optimizer.weightDecay();
        return optimizer.decoupled() ? new WeightDecay(l1, l2, own) : new WeightDecay(l1, l2 + own, 0);
    }
}
