package io.epochscope.trainer.checkpoint;

import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.checkpoint.Snapshot;
import io.epochscope.trainer.archive.DurableFolder;
import io.epochscope.trainer.archive.FolderArchive;
import io.epochscope.trainer.registry.Run;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Checkpoints on disk, a folder for each run, in it a folder for each state that is kept and a file that says what they
 * are called. A state is written beside the others and flushed, named by replacing that file, and what has no name any
 * more is deleted last: at every instant the names lead to whole checkpoints, whatever dies. Thread-safe.
 */
@Singleton
public class CheckpointStore {

    private static final Logger LOG = Logger.getLogger(CheckpointStore.class);

    /** Folders of checkpoints begin with a letter. */
    private static final String UNFINISHED = ".unfinished";

    private final Path directory;

    /** Makes the folder when the first checkpoint is kept. */
    public CheckpointStore(CheckpointsConfig config) {
        directory = config.directory();
    }

    /** Deletes what a process that died while it wrote has left. */
    public synchronized void clear() {
        for (String run : runs()) {
            try {
                deleteNameless(directory.resolve(run), names(run));
            } catch (IOException | IllegalStateException e) {
                LOG.warnf(
                        "run %s: what is left over beside its checkpoints cannot be deleted (%s); it is tried again after the run's next epoch",
                        run, e);
            }
        }
    }

    /**
     * Keeps the state after an epoch under the names that are wanted and fit; does nothing if there are none. One
     * thread at a time.
     *
     * @param attempt of the run
     * @throws IOException if it cannot be written; all that was kept before is still there then
     */
    public void keep(String runId, int attempt, CheckpointParameters wanted, Snapshot snapshot) throws IOException {
        String folder = CheckpointNames.folder(snapshot.epoch(), attempt);
        CheckpointNames next = names(runId).with(snapshot.epoch(), attempt, snapshot.isBest(), wanted);
        if (!next.mention(folder)) {
            return;
        }
        Path run = directory.resolve(runId);
        Path unfinished = run.resolve(UNFINISHED);
        try {
            DurableFolder.delete(unfinished);
            Files.createDirectories(run);
            DurableFolder.syncEntries(directory);
            snapshot.save(unfinished);
            DurableFolder.sync(unfinished);
            name(run, unfinished, folder, next);
        } catch (IOException | RuntimeException e) {
            // The disk may be full of it.
            DurableFolder.delete(unfinished);
            throw e;
        }
    }

    private synchronized void name(Path run, Path unfinished, String folder, CheckpointNames names) throws IOException {
        Path place = run.resolve(folder);
        DurableFolder.delete(place);
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        names.write(run);
        deleteNameless(run, names);
    }

    private static void deleteNameless(Path run, CheckpointNames names) throws IOException {
        try (Stream<Path> all = Files.list(run)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                if (!names.mention(folder.getFileName().toString())) {
                    DurableFolder.delete(folder);
                }
            }
        }
    }

    /**
     * Those of a run, the newest first; empty if it has none.
     *
     * @throws IOException if they cannot be read
     */
    public synchronized List<StoredCheckpoint> list(String runId) throws IOException {
        CheckpointNames names = names(runId);
        List<StoredCheckpoint> stored = new ArrayList<>();
        for (String name : names.all()) {
            stored.add(StoredCheckpoint.of(
                    name, directory.resolve(runId).resolve(names.folderOf(name).orElseThrow())));
        }
        return stored;
    }

    /**
     * One of a run.
     *
     * @param name {@code last}, {@code best}, or {@code epoch-5}, which finds any that is after this epoch
     * @throws IOException if it cannot be read
     */
    public synchronized Optional<StoredCheckpoint> find(String runId, String name) throws IOException {
        Optional<String> folder = names(runId).folderOf(name);
        return folder.isEmpty()
                ? Optional.empty()
                : Optional.of(StoredCheckpoint.of(name, directory.resolve(runId).resolve(folder.get())));
    }

    /**
     * The files of one of a run; whoever opened them closes them.
     *
     * @throws IOException if they cannot be read
     */
    public synchronized Optional<FolderArchive> open(String runId, String name) throws IOException {
        Optional<String> folder = names(runId).folderOf(name);
        return folder.isEmpty()
                ? Optional.empty()
                : Optional.of(FolderArchive.open(directory.resolve(runId).resolve(folder.get())));
    }

    /**
     * The one that an attempt goes on from; empty if it is the first.
     *
     * @throws IOException if it cannot be read
     */
    public Optional<Checkpoint> resumed(Run run) throws IOException {
        return run.checkpoint() == null
                ? Optional.empty()
                : Optional.of(Checkpoint.open(directory.resolve(run.id()).resolve(run.checkpoint())));
    }

    /** The runs that have any. */
    synchronized List<String> runs() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            LOG.warnf("%s cannot be looked into (%s); it is tried again after the next run", directory, e);
            return List.of();
        }
    }

    /**
     * Lets go of all of a run.
     *
     * @throws IOException if they cannot be deleted
     */
    synchronized void delete(String runId) throws IOException {
        Path run = directory.resolve(runId);
        new CheckpointNames().write(run);
        DurableFolder.delete(run);
    }

    private CheckpointNames names(String runId) throws IOException {
        return CheckpointNames.read(directory.resolve(runId));
    }
}
