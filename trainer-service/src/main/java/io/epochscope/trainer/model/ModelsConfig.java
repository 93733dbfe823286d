package io.epochscope.trainer.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where trained models are kept. */
@ConfigMapping(prefix = "epochscope.models")
public interface ModelsConfig {

    /** A folder for each run that completed, named by the run. Nothing in it is ever deleted. */
    @WithDefault("${epochscope.outbox.folder:data/trainer}/models")
    Path directory();
}
