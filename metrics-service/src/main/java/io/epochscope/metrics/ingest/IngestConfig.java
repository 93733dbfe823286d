package io.epochscope.metrics.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How a batch that could not be stored is tried again. */
@ConfigMapping(prefix = "epochscope.ingest")
public interface IngestConfig {

    /** Waiting before the first repetition; doubled each time. */
    @WithDefault("200ms")
    @DurationMin(millis = 1)
    Duration firstRetry();

    /** The longest waiting between two repetitions. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    Duration slowestRetry();
}
