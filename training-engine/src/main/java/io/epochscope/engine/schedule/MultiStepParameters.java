package io.epochscope.engine.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code MultiStepLR}.
 *
 * @param milestones after so many epochs or steps
 * @param gamma the rate is multiplied by this each time, 0.1 by default
 * @param per what is counted, {@code epoch} by default
 * @param warmUp none by default; the milestones count from its end
 */
public record MultiStepParameters(
        @NotNull @NotEmpty @Size(max = 1_000) List<@NotNull @Positive Integer> milestones,
        @Positive @DecimalMax("1") Double gamma,
        RateUnit per,
        WarmUp warmUp)
        implements CurveParameters {

    public MultiStepParameters {
        milestones = milestones == null ? null : Collections.unmodifiableList(new ArrayList<>(milestones));
        gamma = gamma == null ? 0.1 : gamma;
        per = per == null ? RateUnit.EPOCH : per;
    }

    @Override
    public RateCurve curve(double learningRate, long length) {
        return t -> {
            double falls = milestones.stream()
                    .filter(milestone -> milestone <= t)
                    .toList()
                    .size();
            return learningRate * Math.pow(gamma, falls);
        };
    }
}
