package io.epochscope.trainer.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.stopping.StoppingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A checkpoint as people are shown it.
 *
 * @param name {@code last}, {@code best} or {@code epoch-5}
 * @param epoch that it is after, from 1
 * @param bytes of its files; those of several names are on disk once
 * @param createdAt when it was written
 * @param metric that the best epoch is looked for by
 * @param bestEpoch of the epochs up to this one; 0 if there is none
 * @param bestValue of the metric in the best epoch; {@code null} if there is none, or it is infinite
 * @param folder that it is in
 */
public record StoredCheckpoint(
        String name,
        int epoch,
        long bytes,
        Instant createdAt,
        String metric,
        int bestEpoch,
        Double bestValue,

        @JsonIgnore Path folder) {

    static StoredCheckpoint of(String name, Path folder) throws IOException {
        Checkpoint checkpoint = Checkpoint.open(folder);
        StoppingState best = checkpoint.best();
        return new StoredCheckpoint(
                name,
                checkpoint.epoch(),
                bytes(folder),
                Files.getLastModifiedTime(folder).toInstant(),
                best.metric(),
                best.bestEpoch(),
                Double.isFinite(best.bestValue()) ? best.bestValue() : null,
                folder);
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
