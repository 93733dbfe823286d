package io.epochscope.engine.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * {@code StepLR}.
 *
 * @param stepSize after every so many epochs or steps
 * @param gamma the rate is multiplied by this, 0.1 by default
 * @param per what is counted, {@code epoch} by default
 * @param warmUp none by default
 */
public record StepParameters(
        @NotNull @Positive Integer stepSize,
        @Positive @DecimalMax("1") Double gamma,
        RateUnit per,
        WarmUp warmUp) implements CurveParameters {

    public StepParameters {
        gamma = gamma == null ? 0.1 : gamma;
        per = per == null ? RateUnit.EPOCH : per;
    }

    @Override
    public RateCurve curve(double learningRate, long length) {
        return t -> {
            long falls = t / stepSize;
            return learningRate * Math.pow(gamma, (double) falls);
        };
    }
}
