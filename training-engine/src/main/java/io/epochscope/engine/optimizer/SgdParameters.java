package io.epochscope.engine.optimizer;

import io.epochscope.engine.catalogue.Fault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * {@code torch.optim.SGD}.
 *
 * @param learningRate 0.01 by default
 * @param momentum share of the last move that goes on, 0.9 by default
 * @param dampening share of the gradient that does not join the momentum, 0 by default
 * @param nesterov whether to look ahead along the momentum; not by default
 * @param weightDecay L2, 0 by default
 */
public record SgdParameters(
        @Positive Double learningRate,

        @PositiveOrZero @DecimalMax(value = "1", inclusive = false)
        Double momentum,

        @PositiveOrZero @DecimalMax("1") Double dampening,
        Boolean nesterov,
        @PositiveOrZero Double weightDecay)
        implements OptimizerParameters {

    public SgdParameters {
        learningRate = learningRate == null ? 0.01 : learningRate;
        momentum = momentum == null ? 0.9 : momentum;
        dampening = dampening == null ? 0 : dampening;
        nesterov = nesterov != null && nesterov;
        weightDecay = weightDecay == null ? 0 : weightDecay;
    }

    /** Without momentum. */
    public static SgdParameters plain(double learningRate) {
        return new SgdParameters(learningRate, 0.0, null, null, null);
    }

    @Override
    public List<Fault> check() {
        return nesterov && (momentum == 0 || dampening != 0)
                ? List.of(new Fault("nesterov", "true", "false unless momentum is greater than 0 and dampening is 0"))
                : List.of();
    }

    @Override
    public UpdateRule rule() {
        return new SgdRule(momentum, dampening, nesterov);
    }
}
