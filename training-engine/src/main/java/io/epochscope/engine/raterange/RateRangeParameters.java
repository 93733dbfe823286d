package io.epochscope.engine.raterange;

import io.epochscope.engine.catalogue.Fault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * Which learning rates a rate-range test tries (Smith, "Cyclical Learning Rates for Training Neural Networks", 2017).
 * Defaults are those of fastai's {@code lr_find}.
 *
 * @param from rate of the first step, 1e-7 by default
 * @param to rate of the last step, 10 by default
 * @param steps how many, each with one batch; 100 by default
 * @param smoothing weight of what was before in the exponential mean of the losses, 0 for none; 0.98 by default
 * @param divergence the test ends where the smoothed loss exceeds the lowest so far by this factor; 4 by default
 */
public record RateRangeParameters(
        @Positive Double from,
        @Positive Double to,
        @Min(10) @Max(100_000) Integer steps,

        @PositiveOrZero @DecimalMax(value = "1", inclusive = false)
        Double smoothing,

        @DecimalMin(value = "1", inclusive = false) Double divergence) {

    public RateRangeParameters {
        from = from == null ? 1e-7 : from;
        to = to == null ? 10 : to;
        steps = steps == null ? 100 : steps;
        smoothing = smoothing == null ? 0.98 : smoothing;
        divergence = divergence == null ? 4 : divergence;
    }

    /** Everything by default. */
    public static RateRangeParameters defaults() {
        return new RateRangeParameters(null, null, null, null, null);
    }

    /** What its fields are to each other where they should be something else. */
    public List<Fault> check() {
        return to > from
                ? List.of()
                : List.of(new Fault("to", to.toString(), "a number greater than from, which is %s".formatted(from)));
    }
}
