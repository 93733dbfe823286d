package io.epochscope.trainer.checkpoint;

import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Lets go of the checkpoints of runs that ended long ago. Thread-safe. */
@Singleton
public class CheckpointRetention {

    private static final Logger LOG = Logger.getLogger(CheckpointRetention.class);

    private final CheckpointStore store;
    private final RunRegistry registry;
    private final int runs;

    public CheckpointRetention(CheckpointStore store, RunRegistry registry, CheckpointsConfig config) {
        this.store = store;
        this.registry = registry;
        runs = config.runs();
    }

    /** Deletes the checkpoints of all runs that have ended but those that ended last. */
    public synchronized void prune() {
        Set<String> stored = new HashSet<>(store.runs());
        List<Run> ended = registry.newestFirst().stream()
                .filter(run -> run.status().isFinished() && stored.contains(run.id()))
                .sorted(Comparator.comparing(Run::finishedAt).reversed())
                .skip(runs)
                .toList();
        for (Run run : ended) {
            try {
                store.delete(run.id());
                LOG.infof(
                        "run %s: its checkpoints are deleted, since those of %d runs are kept (epochscope.checkpoints.runs)",
                        run.id(), runs);
            } catch (IOException e) {
                LOG.warnf(
                        "run %s: its checkpoints cannot be deleted (%s); it is tried again after the next run",
                        run.id(), e);
            }
        }
    }

    /** Does something while nothing is pruned. */
    synchronized <T> T whileKept(Supplier<T> action) {
        return action.get();
    }
}
