package io.epochscope.engine.checkpoint;

import io.epochscope.engine.schedule.PlateauState;
import io.epochscope.engine.steering.SteeringState;
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
 * @param steering what was done to it from outside
 * @param plateau of the schedule, where that is more than epoch and step
 */
record TrainingState(
        int epoch,
        long steps,
        Map<String, Long> optimizerSteps,
        StoppingState stopping,
        SteeringState steering,
        Optional<PlateauState> plateau) {}
