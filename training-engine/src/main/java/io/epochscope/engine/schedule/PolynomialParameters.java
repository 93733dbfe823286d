package io.epochscope.engine.schedule;

import jakarta.validation.constraints.Positive;

/**
 * {@code PolynomialLR}.
 *
 * @param length {@code total_iters}, epochs or steps until the rate is 0, where it stays; the rest of the run by
 *     default
 * @param power 1 by default, a straight line
 * @param per what is counted, {@code epoch} by default
 * @param warmUp none by default
 */
public record PolynomialParameters(
        @Positive Integer length, @Positive Double power, RateUnit per, WarmUp warmUp) implements CurveParameters {

    public PolynomialParameters {
        power = power == null ? 1 : power;
        per = per == null ? RateUnit.EPOCH : per;
    }

    @Override
    public RateCurve curve(double learningRate, long rest) {
        double end = length == null ? rest : length;
        return t -> learningRate * Math.pow(Math.max(0, 1 - t / end), power);
    }
}
