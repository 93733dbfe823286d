package io.epochscope.engine.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * {@code ExponentialLR}.
 *
 * @param gamma the rate is multiplied by this after every epoch or step
 * @param per which of them, {@code epoch} by default
 * @param warmUp none by default
 */
public record ExponentialParameters(
        @NotNull @Positive @DecimalMax("1") Double gamma, RateUnit per, WarmUp warmUp) implements CurveParameters {

    public ExponentialParameters {
        per = per == null ? RateUnit.EPOCH : per;
    }

    @Override
    public RateCurve curve(double learningRate, long length) {
        return t -> learningRate * Math.pow(gamma, (double) t);
    }
}
