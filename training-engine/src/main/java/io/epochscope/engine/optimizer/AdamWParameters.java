package io.epochscope.engine.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * {@code torch.optim.AdamW}, without AMSGrad.
 *
 * @param learningRate 0.001 by default
 * @param beta1 share that the running mean of the gradient keeps each step, 0.9 by default
 * @param beta2 share that the running mean of its square keeps each step, 0.999 by default
 * @param epsilon added to the root of the latter, 1e-8 by default
 * @param weightDecay decoupled, 0.01 by default
 */
public record AdamWParameters(
        @Positive Double learningRate,

        @PositiveOrZero @DecimalMax(value = "1", inclusive = false)
        Double beta1,

        @PositiveOrZero @DecimalMax(value = "1", inclusive = false)
        Double beta2,

        @PositiveOrZero Double epsilon,
        @PositiveOrZero Double weightDecay)
        implements OptimizerParameters {

    public AdamWParameters {
        learningRate = learningRate == null ? 0.001 : learningRate;
        beta1 = beta1 == null ? 0.9 : beta1;
        beta2 = beta2 == null ? 0.999 : beta2;
        epsilon = epsilon == null ? 1e-8 : epsilon;
        weightDecay = weightDecay == null ? 0.01 : weightDecay;
    }

    @Override
    public boolean decoupled() {
        return true;
    }

    @Override
    public UpdateRule rule() {
        return new AdamRule(beta1, beta2, epsilon);
    }
}
