package io.epochscope.benchmarks.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.optimizer.AdamWParameters;
import io.epochscope.engine.optimizer.OptimizerParameters;
import io.epochscope.engine.optimizer.SgdParameters;
import io.epochscope.engine.schedule.CosineParameters;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.engine.training.RunIdentity;
import io.epochscope.engine.training.Training;
import io.epochscope.engine.training.TrainingPlan;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.ingest.EventStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Trains cases in this process, and stores what they publish. */
final class TrainedCases {

    /** Everything that rules judge by. */
    private static final WatchSettings WATCH = WatchSettings.standard().withPictures(0, List.of());

    private final EngineCatalogue catalogue = new EngineCatalogue();
    private final ObjectMapper mapper = new ObjectMapper();
    private final EventStore store;
    private final Function<String, Path> folders;

    /** @param folders where the data of others are, by the name of their folder */
    TrainedCases(EventStore store, Function<String, Path> folders) {
        this.store = store;
        this.folders = folders;
    }

    /**
     * Trains one. That its training fails, as those may whose numbers get out of hand, is part of the case.
     *
     * @throws IOException if the data cannot be read
     * @throws SQLException if the events cannot be stored
     */
    void train(Case each) throws IOException, SQLException {
        Recipe recipe = each.recipe(folders);
        List<Event> events = new ArrayList<>();
        try (DataSet data = recipe.data()
                .spoiling()
                .apply(catalogue.open(recipe.data().type(), recipe.data().parameters(), recipe.seed()))) {
            new Training(plan(each, recipe, data), events::add, progress -> {}).run();
        }
        store.store(events);
    }

    private TrainingPlan plan(Case each, Recipe recipe, DataSet data) {
        ModelChoice<?> model = recipe.network()
                .rebuilding()
                .apply(catalogue.model(recipe.network().type(), recipe.network().parameters()));
        LearningSettings learning = LearningSettings.of(optimizer(recipe.learning()));
        return new TrainingPlan(
                new RunIdentity(each.runId(), 1, each.shown(), List.of(), request(recipe), Optional.empty()),
                model,
                data,
                recipe.learning().epochs(),
                recipe.learning().batchSize(),
                recipe.learning().cosine() ? learning.with(new CosineParameters(null, null, null, null)) : learning,
                recipe.seed(),
                WATCH);
    }

    private static OptimizerParameters optimizer(Recipe.Learning learning) {
        return switch (learning.optimizer()) {
            case "sgd" -> new SgdParameters(learning.rate(), null, null, null, null);
            case "adamw" -> new AdamWParameters(learning.rate(), null, null, null, null);
            default -> AdamParameters.ofRate(learning.rate());
        };
    }

    /** What trainer-service would have stored with the run. */
    private String request(Recipe recipe) {
        Map<String, Object> model = new TreeMap<>(recipe.network().parameters());
        model.put("type", recipe.network().type());
        Map<String, Object> data = new TreeMap<>(recipe.data().parameters());
        data.put("type", recipe.data().type());
        try {
            return mapper.writeValueAsString(Map.of(
                    "model",
                    model,
                    "dataset",
                    data,
                    "optimizer",
                    Map.of(
                            "type",
                            recipe.learning().optimizer(),
                            "learningRate",
                            recipe.learning().rate()),
                    "epochs",
                    recipe.learning().epochs(),
                    "batchSize",
                    recipe.learning().batchSize()));
        } catch (JsonProcessingException unexpected) {
            throw new IllegalStateException("numbers and texts that are no JSON: " + recipe, unexpected);
        }
    }
}
