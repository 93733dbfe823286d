package io.epochscope.trainer.sweep;

import io.epochscope.engine.catalogue.Fault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of numbers as it is asked for.
 *
 * @param from the lowest
 * @param to the highest; that of a range with steps may be below it
 * @param scale {@link RangeScale#LINEAR} if not given
 * @param step if given, only {@code from} and what is whole steps above it
 * @param points if given, only so many values, with {@code from} and {@code to} among them
 */
record RangeRequest(
        @NotNull Double from,
        @NotNull Double to,
        RangeScale scale,
        @Positive Double step,
        @Min(2) @Max(RangeRequest.MOST_POINTS) Integer points) {

    static final int MOST_POINTS = 10_000;

    private static final double MOST_STEPS = 1e9;

    RangeRequest {
        scale = scale == null ? RangeScale.LINEAR : scale;
    }

    /** What its fields, which are right each by itself, are to each other where they should be something else. */
    List<Fault> faults(SweepStrategy strategy) {
        List<Fault> faults = new ArrayList<>();
        if (from >= to) {
            faults.add(new Fault("to", to.toString(), "a number greater than from, which is " + from));
            return faults;
        }
        if (scale == RangeScale.LOG && from <= 0) {
            faults.add(new Fault("from", from.toString(), "a number greater than 0 where scale is log"));
        }
        if (step != null && points != null) {
            faults.add(new Fault("points", points.toString(), "nothing where there is a step"));
        }
        if (step != null && (to - from) / step > MOST_STEPS) {
            faults.add(new Fault("step", step.toString(), "a number that makes at most a thousand million values"));
        }
        if (strategy == SweepStrategy.GRID && step == null && points == null) {
            faults.add(new Fault(
                    "points", null, "a whole number of values, or a step, where strategy is grid; random draws any"));
        }
        return faults;
    }
}
