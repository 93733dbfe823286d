package io.epochscope.benchmarks.regularisation;

import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.training.EvaluationSettings;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.engine.training.Outcome;
import io.epochscope.engine.training.RunIdentity;
import io.epochscope.engine.training.Training;
import io.epochscope.engine.training.TrainingPlan;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.RunStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is trained on which data, in this process.
 *
 * @param dataSet kind of data set, as requests name it
 * @param dataSetParameters what a request says beside it
 * @param model kind of model, as requests name it
 * @param epochs of a whole run
 * @param batchSize samples a step
 */
record Subject(String dataSet, Map<String, Object> dataSetParameters, String model, int epochs, int batchSize) {

    /**
     * Trains until the last epoch, which all samples are judged exactly after, or until an epoch is enough.
     *
     * @param modelParameters as in {@code model}
     * @param enough whether a run needs no more epochs than it has
     * @throws IOException if the data cannot be read
     * @throws IllegalStateException if the training failed
     */
    Course train(
            Map<String, Object> modelParameters, LearningSettings learning, long seed, Predicate<EpochCompleted> enough)
            throws IOException {
        EngineCatalogue catalogue = new EngineCatalogue();
        Course course = new Course();
        try (DataSet data = catalogue.open(dataSet, dataSetParameters, seed)) {
            TrainingPlan plan = new TrainingPlan(
                    RunIdentity.of("bench-regularisation", "bench " + model),
                    catalogue.model(model, modelParameters),
                    data,
                    epochs,
                    batchSize,
                    LossSettings.standard(data.task()),
                    learning,
                    seed,
                    WatchSettings.nothing(),
                    new EvaluationSettings(0, true),
                    CheckpointParameters.none(),
                    Optional.empty());
            Training[] training = new Training[1];
            training[0] = new Training(
                    plan,
                    event -> {
                        if (event.hasEpochCompleted() && course.add(event.getEpochCompleted(), enough)) {
                            training[0].stop("it is seen what was to be seen");
                        }
                    },
                    progress -> {});
            Outcome outcome = training[0].run();
            if (outcome.status() == RunStatus.RUN_STATUS_FAILED) {
                throw new IllegalStateException("training of %s ended %s".formatted(model, outcome));
            }
        }
        return course;
    }
}
