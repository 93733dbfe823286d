package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * As {@code torch.optim.Adam}, by the engine's own kernel.
 *
 * <p>PyTorch moves by rate / c₁ · mean / (√variance / √c₂ + ε) with the corrections c = 1 - βᵗ, the kernel by rate ·
 * mean / (√variance + ε): with the rate · √c₂ / c₁ and ε · √c₂ these are the same.
 */
record AdamRule(double beta1, double beta2, double epsilon) implements UpdateRule {

    private static final String MEAN = "exp_avg";
    private static final String VARIANCE = "exp_avg_sq";

    // What the kernel does besides is done before it is called.
    private static final float NO_DECAY = 0;
    private static final float NO_RESCALING = 1;
    private static final float NO_CLIPPING = -1;

    @Override
    public void move(NDArray weight, NDArray gradient, ParameterMemory memory, double learningRate) {
        float keptOfMean = (float) beta1;
        float keptOfVariance = (float) beta2;
        double steps = memory.steps();
        double meanCorrection = 1 - Math.pow(keptOfMean, steps);
        double rootCorrection = Math.sqrt(1 - Math.pow(keptOfVariance, steps));
        NDArray mean = memory.moment(MEAN, weight, 0);
        NDArray variance = memory.moment(VARIANCE, weight, 0);
        JniUtils.adamUpdate(
                (PtNDArray) weight,
                (PtNDArray) gradient,
                (PtNDArray) mean,
                (PtNDArray) variance,
                (float) learningRate,
                (float) (learningRate * rootCorrection / meanCorrection),
                NO_DECAY,
                NO_RESCALING,
                NO_CLIPPING,
                keptOfMean,
                keptOfVariance,
                (float) (epsilon * rootCorrection),
                false);
    }
}
