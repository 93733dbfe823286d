package io.epochscope.trainer.prediction;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.prediction.SavedModel;
import io.epochscope.trainer.model.ModelStore;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.request.RequestReader;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Models that predictions were asked of, the last few of which stay loaded. Thread-safe: one prediction at a time, so
 * that what decoding and predicting take of memory is bounded, and a training beside it keeps most of the machine.
 */
@Singleton
public class LoadedModels {

    private static final Logger LOG = Logger.getLogger(LoadedModels.class);
    private static final float LOAD_FACTOR = 0.75f;

    /** The folder is made anew when a run's model is kept again. */
    private record Version(Path folder, FileTime modified) {}

    private final RequestReader requests;
    private final int most;
    private final LinkedHashMap<Version, SavedModel> loaded = new LinkedHashMap<>(16, LOAD_FACTOR, true);

    public LoadedModels(RequestReader requests, PredictionsConfig config) {
        this.requests = requests;
        most = config.loadedModels();
    }

    /** What is done with a model. */
    @FunctionalInterface
    interface Use<T> {
        T of(SavedModel model) throws IOException;
    }

    /**
     * Uses the model in a folder, loading it if need be. The model is lent for that time alone.
     *
     * @throws IOException if it cannot be loaded
     * @throws ProblemException if its kind is not known here
     */
    synchronized <T> T use(Path folder, Use<T> use) throws IOException {
        Version version = new Version(folder, Files.getLastModifiedTime(folder));
        SavedModel model = loaded.get(version);
        if (model == null) {
            model = load(folder);
            makeRoom();
            loaded.put(version, model);
        }
        return use.of(model);
    }

    private SavedModel load(Path folder) throws IOException {
        SavedModel model = SavedModel.load(folder, choice(folder));
        LOG.infof(
                "the model of run %s is loaded for predictions",
                model.description().run());
        return model;
    }

    private ModelChoice<?> choice(Path folder) throws IOException {
        try {
            return requests.readModel(Files.readString(folder.resolve(ModelStore.REQUEST)));
        } catch (ProblemException e) {
            Fault fault = e.faults().get(0);
            throw ProblemException.conflict(
                    "the model in %s cannot be built here: %s is %s, accepted: %s; is the plugin gone that it came from?"
                            .formatted(folder.getFileName(), fault.field(), fault.value(), fault.accepted()));
        }
    }

    private void makeRoom() {
        Iterator<Map.Entry<Version, SavedModel>> oldestFirst = loaded.entrySet().iterator();
        while (loaded.size() >= most && oldestFirst.hasNext()) {
            oldestFirst.next().getValue().close();
            oldestFirst.remove();
        }
    }

    @PreDestroy
    synchronized void close() {
        loaded.values().forEach(SavedModel::close);
        loaded.clear();
    }
}
