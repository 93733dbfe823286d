package io.epochscope.metrics.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How a batch that could not be stored is tried again, and the broker watched. */
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

    /** How often the broker is asked whether it is there with all topics. */
    @WithDefault("10s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration brokerCheck();

    /** Of how many patches what a new epoch is folded into is kept in memory, some 40 bytes each. */
    @WithDefault("2000000")
    @PositiveOrZero
    long cachedPatches();
}
