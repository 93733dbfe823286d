package io.epochscope.metrics.map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much one map may take. */
@ConfigMapping(prefix = "epochscope.maps")
public interface MapConfig {

    /**
     * The largest width and height of a picture in pixels; a picture of 4,096 × 4,096 takes 64 MiB while it is drawn.
     */
    @WithDefault("4096")
    @Min(256)
    @Max(16384)
    int maxWidth();

    /** The most patches of a map, as many as the largest picture has pixels; each takes 4 bytes. */
    @WithDefault("16777216")
    @Min(1)
    @Max(1 << 30)
    int maxPatches();
}
