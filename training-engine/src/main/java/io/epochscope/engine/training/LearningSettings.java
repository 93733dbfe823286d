package io.epochscope.engine.training;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.augmentation.AugmentationParameters;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.optimizer.OptimizerParameters;
import io.epochscope.engine.schedule.ConstantParameters;
import io.epochscope.engine.schedule.ScheduleParameters;
import io.epochscope.engine.stopping.EarlyStoppingParameters;
import io.epochscope.events.v1.Task;
import java.util.List;
import java.util.Optional;

/**
 * How a model learns.
 *
 * @param optimizer how weights are moved
 * @param schedule how far, as the run goes on
 * @param regularisation what holds them back
 * @param augmentation what is done to images before they are trained on
 * @param stopping when it ends before its last epoch
 */
public record LearningSettings(
        OptimizerParameters optimizer,
        ScheduleParameters schedule,
        RegularisationSettings regularisation,
        AugmentationParameters augmentation,
        Optional<EarlyStoppingParameters> stopping) {

    /** At a constant rate, without regularisation, augmentation and early stopping. */
    public static LearningSettings of(OptimizerParameters optimizer) {
        return new LearningSettings(
                optimizer,
                ConstantParameters.plain(),
                RegularisationSettings.none(),
                AugmentationParameters.none(),
                Optional.empty());
    }

    /**
     * Looks whether it is for samples of a shape, and for what is learned of them.
     *
     * @throws IllegalArgumentException if it is not; the message says why
     */
    void check(Shape sample, Task task) {
        refuse("", augmentation.check(sample));
        stopping.ifPresent(parameters -> refuse("earlyStopping.", parameters.check(task)));
    }

    private static void refuse(String owner, List<Fault> faults) {
        for (Fault fault : faults) {
            throw new IllegalArgumentException(
                    "%s%s is %s, accepted: %s".formatted(owner, fault.field(), fault.value(), fault.accepted()));
        }
    }

    /** The same with another schedule. */
    public LearningSettings with(ScheduleParameters other) {
        return new LearningSettings(optimizer, other, regularisation, augmentation, stopping);
    }

    /** The same with other regularisation. */
    public LearningSettings with(RegularisationSettings other) {
        return new LearningSettings(optimizer, schedule, other, augmentation, stopping);
    }

    /** The same with other augmentation. */
    public LearningSettings with(AugmentationParameters other) {
        return new LearningSettings(optimizer, schedule, regularisation, other, stopping);
    }

    /** The same with early stopping. */
    public LearningSettings with(EarlyStoppingParameters other) {
        return new LearningSettings(optimizer, schedule, regularisation, augmentation, Optional.of(other));
    }
}
