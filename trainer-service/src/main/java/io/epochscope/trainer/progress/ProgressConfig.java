package io.epochscope.trainer.progress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How progress is streamed. */
@ConfigMapping(prefix = "epochscope.progress")
public interface ProgressConfig {

    /** At least this long between two updates of a stream; ends of epochs and changes of status come at once. */
    @WithDefault("100ms")
    Duration interval();
}
