package io.epochscope.trainer.model;

import io.epochscope.engine.training.TrainedModel;
import io.epochscope.trainer.archive.DurableFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Trained models on disk, a folder each: the files of DJL and the request that led to them. Thread-safe. */
@Singleton
public class ModelStore {

    private static final Logger LOG = Logger.getLogger(ModelStore.class);

    /** The file of a model's folder with the resolved request of its run. */
    public static final String REQUEST = "request.json";

    /** Runs' names begin with a letter or digit. */
    private static final String UNFINISHED = ".unfinished-";

    private final Path directory;

    /** Makes the folder when the first model is kept. */
    public ModelStore(ModelsConfig config) {
        directory = config.directory();
    }

    /**
     * Keeps a model. It appears as a whole or not at all: it is written beside its place, then moved there.
     *
     * @param requestJson the resolved request of the run
     * @throws IOException if it cannot be written
     */
    public void keep(String runId, TrainedModel model, String requestJson) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED + runId);
        Path place = directory.resolve(runId);
        DurableFolder.delete(unfinished);
        model.save(unfinished);
        Files.writeString(unfinished.resolve(REQUEST), requestJson);
        DurableFolder.delete(place);
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        LOG.infof("the model of run %s is in %s", runId, place.toAbsolutePath());
    }

    /** The folder of a run's model, if there is one. */
    public Optional<Path> find(String runId) {
        return Optional.of(directory.resolve(runId)).filter(Files::isDirectory);
    }
}
