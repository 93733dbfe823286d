package io.epochscope.engine.training;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.augmentation.AugmentationParameters;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.optimizer.OptimizerParameters;
import io.epochscope.engine.schedule.ConstantParameters;
import io.epochscope.engine.schedule.ScheduleParameters;

/**
 * How a model learns.
 *
 * @param optimizer how weights are moved
 * @param schedule how far, as the run goes on
 * @param regularisation what holds them back
 * @param augmentation what is done to images before they are trained on
 */
public record LearningSettings(
        OptimizerParameters optimizer,
        ScheduleParameters schedule,
        RegularisationSettings regularisation,
        AugmentationParameters augmentation) {

    /** At a constant rate, without regularisation and augmentation. */
    public static LearningSettings of(OptimizerParameters optimizer) {
        return new LearningSettings(
                optimizer, ConstantParameters.plain(), RegularisationSettings.none(), AugmentationParameters.none());
    }

    /**
     * Looks whether it is for samples of a shape.
     *
     * @throws IllegalArgumentException if it is not; the message says why
     */
    void check(Shape sample) {
        for (Fault fault : augmentation.check(sample)) {
            throw new IllegalArgumentException(
                    "%s is %s, accepted: %s".formatted(fault.field(), fault.value(), fault.accepted()));
        }
    }

    /** The same with another schedule. */
    public LearningSettings with(ScheduleParameters other) {
        return new LearningSettings(optimizer, other, regularisation, augmentation);
    }

    /** The same with other regularisation. */
    public LearningSettings with(RegularisationSettings other) {
        return new LearningSettings(optimizer, schedule, other, augmentation);
    }

    /** The same with other augmentation. */
    public LearningSettings with(AugmentationParameters other) {
        return new LearningSettings(optimizer, schedule, regularisation, other);
    }
}
