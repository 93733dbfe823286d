package io.epochscope.engine.training;

import io.epochscope.engine.augmentation.AugmentationParameters;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataOutline;
import io.epochscope.engine.optimizer.OptimizerParameters;
import io.epochscope.engine.schedule.ConstantParameters;
import io.epochscope.engine.schedule.ScheduleParameters;
import io.epochscope.engine.stopping.EarlyStoppingParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** What of it does not fit the data, as far as that can be told, by path in a request. */
    public List<Fault> check(DataOutline data) {
        List<Fault> faults = new ArrayList<>();
        data.sampleShape().ifPresent(shape -> faults.addAll(augmentation.check(shape)));
        schedule.check(data).forEach(fault -> faults.add(fault.within("schedule")));
        stopping.ifPresent(
                parameters -> parameters.check(data).forEach(fault -> faults.add(fault.within("earlyStopping"))));
        data.classes()
                .filter(classes -> !classes.isEmpty())
                .ifPresent(classes -> regularisation
                        .classWeights()
                        .check(classes)
                        .forEach(fault -> faults.add(fault.within("regularisation"))));
        return faults;
    }

    /** @throws IllegalArgumentException if it does not fit the data; the message says all that {@link #check} finds */
    void requireFit(DataOutline data) {
        List<Fault> faults = check(data);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
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
