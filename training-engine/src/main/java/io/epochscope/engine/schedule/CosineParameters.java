package io.epochscope.engine.schedule;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * {@code CosineAnnealingLR}: beyond its length it would rise again.
 *
 * @param length {@code T_max}, epochs or steps from the optimizer's rate to the lowest; the rest of the run by default
 * @param minimum {@code eta_min}, the lowest rate, 0 by default
 * @param per what is counted, {@code epoch} by default
 * @param warmUp none by default
 */
public record CosineParameters(
        @Positive Integer length, @PositiveOrZero Double minimum, RateUnit per, WarmUp warmUp)
        implements CurveParameters {

    public CosineParameters {
        minimum = minimum == null ? 0 : minimum;
        per = per == null ? RateUnit.EPOCH : per;
    }

    @Override
    public RateCurve curve(double learningRate, long rest) {
        double half = length == null ? rest : length;
        return t -> minimum + (learningRate - minimum) * (1 + Math.cos(Math.PI * t / half)) / 2;
    }
}
