package io.epochscope.trainer.request;

import io.epochscope.engine.training.OptimizerSettings;
import io.epochscope.engine.training.OptimizerSettings.Algorithm;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * How the weights are to be moved.
 *
 * @param type {@code adam} if not given
 * @param learningRate 0.001 if not given, 0.01 for SGD
 * @param momentum for SGD alone, 0.9 if not given
 * @param weightDecay 0 if not given, 0.01 for AdamW, where it is decoupled
 */
public record OptimizerRequest(
        Algorithm type,
        @Positive Double learningRate,

        @PositiveOrZero @DecimalMax(value = "1", inclusive = false)
        Double momentum,

        @PositiveOrZero Double weightDecay) {

    public OptimizerRequest {
        type = type == null ? Algorithm.ADAM : type;
        boolean sgd = type == Algorithm.SGD;
        if (learningRate == null) {
            learningRate = sgd ? 0.01 : 0.001;
        }
        if (momentum == null && sgd) {
            momentum = 0.9;
        }
        if (weightDecay == null) {
            weightDecay = type == Algorithm.ADAMW ? 0.01 : 0.0;
        }
    }

    boolean hasUselessMomentum() {
        return type != Algorithm.SGD && momentum != null && momentum != 0;
    }

    OptimizerSettings settings() {
        return new OptimizerSettings(type, learningRate, momentum == null ? 0 : momentum, weightDecay);
    }
}
