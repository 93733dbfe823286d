package io.epochscope.metrics.deletion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How what deleted runs leave behind is swept away. */
@ConfigMapping(prefix = "epochscope.deletion")
public interface DeletionConfig {

    /** How often runs are looked for that others took away, and what failed is tried again. */
    @WithDefault("10s")
    @DurationMin(millis = 100)
    Duration tick();
}
