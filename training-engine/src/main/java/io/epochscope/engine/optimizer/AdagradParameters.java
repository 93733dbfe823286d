package io.epochscope.engine.optimizer;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * {@code torch.optim.Adagrad}.
 *
 * @param learningRate 0.01 by default
 * @param learningRateDecay the rate of step n is divided by 1 + (n - 1) · this, 0 by default
 * @param initialAccumulatorValue what the sum of squares begins with, 0 by default
 * @param epsilon added to its root, 1e-10 by default
 * @param weightDecay L2, 0 by default
 */
public record AdagradParameters(
        @Positive Double learningRate,
        @PositiveOrZero Double learningRateDecay,
        @PositiveOrZero Double initialAccumulatorValue,
        @PositiveOrZero Double epsilon,
        @PositiveOrZero Double weightDecay)
        implements OptimizerParameters {

    public AdagradParameters {
        learningRate = learningRate == null ? 0.01 : learningRate;
        learningRateDecay = learningRateDecay == null ? 0 : learningRateDecay;
        initialAccumulatorValue = initialAccumulatorValue == null ? 0 : initialAccumulatorValue;
        epsilon = epsilon == null ? 1e-10 : epsilon;
        weightDecay = weightDecay == null ? 0 : weightDecay;
    }

    @Override
    public UpdateRule rule() {
        return new AdagradRule(learningRateDecay, initialAccumulatorValue, epsilon);
    }
}
