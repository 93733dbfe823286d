package io.epochscope.engine.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * A linear rise to the optimizer's rate before a schedule begins: {@code torch.optim.lr_scheduler.LinearLR}, followed
 * by the schedule as by {@code SequentialLR}.
 *
 * @param length how many epochs or steps, as the schedule counts, are below the optimizer's rate
 * @param startFactor part of the rate to begin with, ⅓ by default
 */
public record WarmUp(
        @NotNull @Positive Integer length,
        @Positive @DecimalMax("1") Double startFactor) {

    public WarmUp {
        startFactor = startFactor == null ? 1.0 / 3 : startFactor;
    }

    RateCurve before(RateCurve main, double learningRate) {
        return t -> t < length ? learningRate * (startFactor + (1 - startFactor) * t / length) : main.at(t - length);
    }
}
