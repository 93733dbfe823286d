package io.epochscope.engine.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;

/**
 * {@code OneCycleLR} over the whole run, with the optimizer's rate as {@code max_lr} and without cycles of momentum.
 *
 * @param riseShare {@code pct_start}, share of the run in which the rate rises, 0.3 by default
 * @param divFactor the optimizer's rate by the first one, 25 by default
 * @param finalDivFactor the first rate by the last one, 10,000 by default
 * @param anneal along what it goes, {@code cosine} by default
 * @param threePhase whether it falls to the first rate as it rose from it, and only then to the last; not by default
 * @param per what is counted, {@code step} by default
 * @param warmUp none by default; the cycle is a warm-up of its own
 */
public record OneCycleParameters(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
        Double riseShare,

        @Positive Double divFactor,
        @Positive Double finalDivFactor,
        Anneal anneal,
        Boolean threePhase,
        RateUnit per,
        WarmUp warmUp)
        implements CurveParameters {

    /** Along what a rate goes from one to another. */
    public enum Anneal {
        COSINE,
        LINEAR;

        double between(double from, double to, double share) {
            return this == LINEAR ? from + (to - from) * share : to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
        }
    }

    public OneCycleParameters {
        riseShare = riseShare == null ? 0.3 : riseShare;
        divFactor = divFactor == null ? 25 : divFactor;
        finalDivFactor = finalDivFactor == null ? 1e4 : finalDivFactor;
        anneal = anneal == null ? Anneal.COSINE : anneal;
        threePhase = threePhase != null && threePhase;
        per = per == null ? RateUnit.STEP : per;
    }

    @Override
    public RateCurve curve(double learningRate, long length) {
        double first = learningRate / divFactor;
        double last = first / finalDivFactor;
        double top = riseShare * length - 1;
        double end = length - 1.0;
        double down = threePhase ? 2 * riseShare * length - 2 : end;
        return t -> {
            if (t <= top) {
                return along(first, learningRate, 0, top, t);
            }
            return t <= down || !threePhase
                    ? along(learningRate, threePhase ? first : last, top, down, t)
                    : along(first, last, down, end, t);
        };
    }

    private double along(double from, double to, double begin, double end, long t) {
        return end > begin ? anneal.between(from, to, (t - begin) / (end - begin)) : to;
    }
}
