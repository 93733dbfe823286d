package io.epochscope.benchmarks.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.ModelType;
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

    private final Catalogue catalogue = Catalogue.load(MnistRun.class.getClassLoader());
    private final ObjectMapper mapper = new ObjectMapper();
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
        try (DataSet data = open(catalogue.dataSets().get("idx"), seed)) {
            TrainingPlan plan = new TrainingPlan(
                    "bench-" + model,
                    1,
                    "bench " + model,
                    choose(catalogue.models().get(model), parameters),
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

    private <P extends Record> DataSet open(DataSetType<P> type, long seed) throws IOException {
        Map<String, Object> parameters = Map.of("folder", folder.toString(), "train", 8000, "validation", 2000);
        return type.open(mapper.convertValue(parameters, type.parameters()), seed);
    }

    private <P extends Record> ModelChoice<P> choose(ModelType<P> type, Map<String, Object> parameters) {
        return new ModelChoice<>(type, mapper.convertValue(parameters, type.parameters()));
    }

    private static void keepEpoch(Event event, List<EpochCompleted> completed) {
        if (event.hasEpochCompleted()) {
            completed.add(event.getEpochCompleted());
        }
    }
}
