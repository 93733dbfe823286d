package io.epochscope.engine.schedule;

/**
 * The optimizer's rate, after a warm-up if there is one.
 *
 * @param per what the warm-up counts, {@code epoch} by default
 * @param warmUp none by default
 */
public record ConstantParameters(RateUnit per, WarmUp warmUp) implements CurveParameters {

    public ConstantParameters {
        per = per == null ? RateUnit.EPOCH : per;
    }

    /** Without a warm-up. */
    public static ConstantParameters plain() {
        return new ConstantParameters(null, null);
    }

    @Override
    public RateCurve curve(double learningRate, long length) {
        return t -> learningRate;
    }
}
