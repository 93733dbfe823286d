package io.epochscope.trainer.checkpoint;

import java.nio.file.Path;

/** Settings of a test. */
public record CheckpointSettings(Path directory, int runs, int crashes) implements CheckpointsConfig {

    /** With the checkpoints in a folder of that name; a run goes on from one twice. */
    public static CheckpointSettings of(Path folder, int runs) {
        return new CheckpointSettings(folder.resolve("checkpoints"), runs, 2);
    }
}
