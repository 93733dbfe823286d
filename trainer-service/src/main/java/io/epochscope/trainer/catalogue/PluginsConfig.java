package io.epochscope.trainer.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where users put their own kinds of models and data sets. */
@ConfigMapping(prefix = "epochscope.plugins")
public interface PluginsConfig {

    /** The folder whose jars are loaded at start; a folder that does not exist has none. */
    @WithDefault("plugins")
    Path folder();
}
