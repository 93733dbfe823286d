package io.epochscope.engine.checkpoint;

import io.epochscope.engine.schedule.PlateauState;
import io.epochscope.engine.stopping.StoppingState;
import java.util.Map;
import java.util.Optional;

/**
 * What a training knows after an epoch beside its arrays.
 *
 * @param epoch from 1
 * @param steps taken by the run
 * @param optimizerSteps that each parameter was moved by, by its id
 * @param stopping of the best epoch, and of early stopping
 * @param plateau of the schedule, where that is more than epoch and step
 */
record TrainingState(
        int epoch,
        long steps,
        Map<String, Long> optimizerSteps,
        StoppingState stopping,
        Optional<PlateauState> plateau) {}
