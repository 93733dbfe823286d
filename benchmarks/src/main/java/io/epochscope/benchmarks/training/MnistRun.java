package io.epochscope.benchmarks.training;

import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.training.OptimizerSettings;
import io.epochscope.engine.training.OptimizerSettings.Algorithm;
import io.epochscope.engine.training.Outcome;
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

/** Trainings on the 8,000 + 2,000 images that MNIST's test files are divided into, in this process. */
final class MnistRun {

    private static final int BATCH_SIZE = 64;
    private static final double LEARNING_RATE = 1e-3;

    private static final int TRAIN = 8000;
    private static final int VALIDATION = 2000;

    private final EngineCatalogue catalogue = new EngineCatalogue();
    private final Path folder;

    MnistRun(Path folder) {
        this.folder = folder;
    }

    /**
     * Trains a model and returns its epochs in order.
     *
     * @throws IOException if the images cannot be read
     * @throws IllegalStateException if the training did not complete
     */
    List<EpochCompleted> train(String model, Map<String, Object> parameters, int epochs, long seed, WatchSettings watch)
            throws IOException {
        List<EpochCompleted> completed = new ArrayList<>();
        try (DataSet data = catalogue.open("idx", parameters(), seed)) {
            TrainingPlan plan = new TrainingPlan(
                    "bench-" + model,
                    1,
                    "bench " + model,
                    catalogue.model(model, parameters),
                    data,
                    epochs,
                    BATCH_SIZE,
                    new OptimizerSettings(Algorithm.ADAM, LEARNING_RATE, 0, 0),
                    seed,
                    watch,
                    "{}",
                    List.of());
            Outcome outcome = new Training(plan, event -> keepEpoch(event, completed), progress -> {}).run();
            if (outcome.status() != RunStatus.RUN_STATUS_COMPLETED) {
                throw new IllegalStateException("training of " + model + " ended " + outcome);
            }
        }
        return completed;
    }

    private Map<String, Object> parameters() {
        return Map.of("folder", folder.toString(), "train", TRAIN, "validation", VALIDATION);
    }

    private static void keepEpoch(Event event, List<EpochCompleted> completed) {
        if (event.hasEpochCompleted()) {
            completed.add(event.getEpochCompleted());
        }
    }
}
