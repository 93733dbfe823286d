package io.epochscope.benchmarks.training;

import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.engine.training.Outcome;
import io.epochscope.engine.training.RunIdentity;
import io.epochscope.engine.training.Training;
import io.epochscope.engine.training.TrainingPlan;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Trainings on one data set, in this process. */
final class EngineTraining {

    private static final double LEARNING_RATE = 1e-3;

    private final EngineCatalogue catalogue = new EngineCatalogue();
    private final String type;
    private final Map<String, Object> parameters;
    private final int batchSize;

    private EngineTraining(String type, Map<String, Object> parameters, int batchSize) {
        this.type = type;
        this.parameters = parameters;
        this.batchSize = batchSize;
    }

    /** On the 8,000 + 2,000 images that MNIST's test files are divided into. */
    static EngineTraining ofMnist(Path folder) {
        return new EngineTraining("idx", Map.of("folder", folder.toString(), "train", 8000, "validation", 2000), 64);
    }

    /** On patches of 16 pixels, a fifth of them validating, in blocks of 6 × 6. */
    static EngineTraining ofScenes(Path folder) {
        return new EngineTraining(
                "scenes", Map.of("folder", folder.toString(), "patch", 16, "blockSize", 6, "validation", 0.2), 32);
    }

    /**
     * Trains a model and returns its epochs in order.
     *
     * @throws IOException if the images cannot be read
     * @throws IllegalStateException if the training did not complete
     */
    List<EpochCompleted> train(
            String model, Map<String, Object> modelParameters, int epochs, long seed, WatchSettings watch)
            throws IOException {
        List<EpochCompleted> completed = new ArrayList<>();
        try (DataSet data = catalogue.open(type, parameters, seed)) {
            TrainingPlan plan = new TrainingPlan(
                    RunIdentity.of("bench-" + model, "bench " + model),
                    catalogue.model(model, modelParameters),
                    data,
                    epochs,
                    batchSize,
                    LearningSettings.of(AdamParameters.ofRate(LEARNING_RATE)),
                    seed,
                    watch);
            Outcome outcome = new Training(plan, event -> keepEpoch(event, completed), progress -> {}).run();
            if (outcome.status() != RunStatus.RUN_STATUS_COMPLETED) {
                throw new IllegalStateException("training of " + model + " ended " + outcome);
            }
        }
        return completed;
    }

    private static void keepEpoch(Event event, List<EpochCompleted> completed) {
        if (event.hasEpochCompleted()) {
            completed.add(event.getEpochCompleted());
        }
    }
}
