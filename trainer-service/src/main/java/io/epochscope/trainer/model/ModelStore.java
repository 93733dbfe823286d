package io.epochscope.trainer.model;

import io.epochscope.engine.training.TrainedModel;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
        delete(unfinished);
        model.save(unfinished);
        Files.writeString(unfinished.resolve(REQUEST), requestJson);
        delete(place);
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        LOG.infof("the model of run %s is in %s", runId, place.toAbsolutePath());
    }

    /** The folder of a run's model, if there is one. */
    public Optional<Path> find(String runId) {
        return Optional.of(directory.resolve(runId)).filter(Files::isDirectory);
    }

    /** Writes the files of a model's folder as a zip archive. */
    static void zip(Path folder, OutputStream target) throws IOException {
        try (ZipOutputStream archive = new ZipOutputStream(target)) {
            for (Path file : filesOf(folder)) {
                archive.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, archive);
                archive.closeEntry();
            }
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
