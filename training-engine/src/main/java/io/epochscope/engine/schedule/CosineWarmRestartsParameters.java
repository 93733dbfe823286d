package io.epochscope.engine.schedule;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * {@code CosineAnnealingWarmRestarts}.
 *
 * @param length {@code T_0}, epochs or steps of the first wave
 * @param factor {@code T_mult}, how many times as long each wave is as the one before, 1 by default
 * @param minimum {@code eta_min}, the lowest rate, 0 by default
 * @param per what is counted, {@code epoch} by default
 * @param warmUp none by default
 */
public record CosineWarmRestartsParameters(
        @NotNull @Positive Integer length,
        @Positive Integer factor,
        @PositiveOrZero Double minimum,
        RateUnit per,
        WarmUp warmUp)
        implements CurveParameters {

    public CosineWarmRestartsParameters {
        factor = factor == null ? 1 : factor;
        minimum = minimum == null ? 0 : minimum;
        per = per == null ? RateUnit.EPOCH : per;
    }

    @Override
    public RateCurve curve(double learningRate, long rest) {
        return t -> {
            double wave = length;
            double within = t;
            if (factor == 1) {
                within = t % length;
            }
            while (within >= wave) {
                within -= wave;
                wave *= factor;
            }
            return minimum + (learningRate - minimum) * (1 + Math.cos(Math.PI * within / wave)) / 2;
        };
    }
}
