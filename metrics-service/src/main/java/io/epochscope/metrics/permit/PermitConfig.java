package io.epochscope.metrics.permit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many requests are worked on at a time; more wait for their turn. */
@ConfigMapping(prefix = "epochscope.at-a-time")
public interface PermitConfig {

    /** Maps and thumbnails, which take memory. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int pictures();

    /** Lists of scores and patches, each of which holds a connection to the database until it is sent. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int lists();
}
