package io.epochscope.metrics.imports.tensorboard;

import io.epochscope.events.v1.Split;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of a log directory.
 *
 * @param path from the directory, with slashes
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record LogFile(String path, byte[] content) {

    /** What every program calls its event files. */
    private static final String EVENTS = "tfevents";

    boolean isEvents() {
        return path.substring(path.lastIndexOf('/') + 1).contains(EVENTS);
    }

    /** The folder that it lies in; empty at the top. */
    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The split that the folder is of, as Keras names them; empty if it is of none. */
    Optional<Split> split() {
        String name = folder().substring(folder().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "train", "training" -> Optional.of(Split.SPLIT_TRAIN);
            case "validation", "val", "valid", "eval" -> Optional.of(Split.SPLIT_VALIDATION);
            case "test" -> Optional.of(Split.SPLIT_TEST);
            default -> Optional.empty();
        };
    }
}
