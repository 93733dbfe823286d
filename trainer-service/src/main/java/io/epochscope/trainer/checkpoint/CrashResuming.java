package io.epochscope.trainer.checkpoint;

import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.request.RequestReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;

/**
 * Decides how a run goes on that the trainer's death has interrupted: from its newest checkpoint if its request asks
 * for that, unless it has died of it before, again and again.
 */
@Singleton
public class CrashResuming {

    private static final String INTERRUPTED = "the trainer stopped while it was training";

    private final RequestReader requests;
    private final CheckpointStore store;
    private final int atMost;

    public CrashResuming(RequestReader requests, CheckpointStore store, CheckpointsConfig config) {
        this.requests = requests;
        this.store = store;
        atMost = config.crashes();
    }

    /**
     * What becomes of a run.
     *
     * @param reason a sentence for people: of the end of the attempt that was interrupted
     * @param checkpoint the folder of the one that the next attempt goes on from; {@code null} if there is no next one
     * @param crashes how many attempts in a row go on from it, with the next one
     */
    public record Decision(String reason, String checkpoint, int crashes) {

        static Decision end(String reason) {
            return new Decision(INTERRUPTED + reason, null, 0);
        }

        /** Whether there is a next attempt. */
        public boolean goesOn() {
            return checkpoint != null;
        }
    }

    /** Decides on a run whose trainer has died. */
    public Decision decide(Run run) {
        try {
            return requests.resumesAfterCrash(run.requestJson()) ? newest(run) : Decision.end("");
        } catch (IOException e) {
            return Decision.end("; its checkpoints cannot be read: " + e.getMessage());
        }
    }

    private Decision newest(Run run) throws IOException {
        Optional<StoredCheckpoint> newest =
                store.list(run.id()).stream().max(Comparator.comparingInt(StoredCheckpoint::epoch));
        if (newest.isEmpty()) {
            return Decision.end("; it has no checkpoint to go on from");
        }
        StoredCheckpoint from = newest.get();
        String folder = from.folder().getFileName().toString();
        int crashes = folder.equals(run.checkpoint()) ? run.crashes() + 1 : 1;
        return crashes > atMost
                ? Decision.end(
                        "; it has not got past epoch %d in %d attempts after a crash (epochscope.checkpoints.crashes)"
                                .formatted(from.epoch(), crashes - 1))
                : new Decision(
                        "%s; it goes on after epoch %d as attempt %d"
                                .formatted(INTERRUPTED, from.epoch(), run.attempt() + 1),
                        folder,
                        crashes);
    }
}
