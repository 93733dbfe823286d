package io.epochscope.trainer.checkpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;

/** Where checkpoints are kept, of how many runs, and how often they are gone on from after a crash. */
@ConfigMapping(prefix = "epochscope.checkpoints")
public interface CheckpointsConfig {

    /** A folder for each run, named by the run. */
    @WithDefault("${epochscope.outbox.folder:data/trainer}/checkpoints")
    Path directory();

    /** Of so many runs that have ended the checkpoints are kept; those of the ones that ended first are deleted. */
    @WithDefault("20")
    @Min(1)
    int runs();

    /**
     * How often in a row a run goes on from the same checkpoint after the trainer has died; with 0 it never does. Any
     * more and the run is what the trainer dies of.
     */
    @WithDefault("3")
    @Min(0)
    int crashes();
}
