package io.epochscope.engine.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * {@code torch.optim.RMSprop}.
 *
 * @param learningRate 0.01 by default
 * @param alpha share that the running mean of the gradient's square keeps each step, 0.99 by default
 * @param epsilon added to its root, 1e-8 by default
 * @param momentum share of the last move that goes on, 0 by default
 * @param centered whether to divide by the gradient's deviation in place of its size; not by default
 * @param weightDecay L2, 0 by default
 */
public record RmsPropParameters(
        @Positive Double learningRate,

        @PositiveOrZero @DecimalMax(value = "1", inclusive = false)
        Double alpha,

        @PositiveOrZero Double epsilon,

        @PositiveOrZero @DecimalMax(value = "1", inclusive = false)
        Double momentum,

        Boolean centered,
        @PositiveOrZero Double weightDecay)
        implements OptimizerParameters {

    public RmsPropParameters {
        learningRate = learningRate == null ? 0.01 : learningRate;
        alpha = alpha == null ? 0.99 : alpha;
        epsilon = epsilon == null ? 1e-8 : epsilon;
        momentum = momentum == null ? 0 : momentum;
        centered = centered != null && centered;
        weightDecay = weightDecay == null ? 0 : weightDecay;
    }

    @Override
    public UpdateRule rule() {
        return new RmsPropRule(alpha, epsilon, momentum, centered);
    }
}
