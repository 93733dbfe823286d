package io.epochscope.metrics.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Bounds on what is taken in. */
@ConfigMapping(prefix = "epochscope.import")
public interface ImportConfig {

    /**
     * The largest file in bytes, and the most that an archive may unfold to; held in memory. Below
     * {@code quarkus.http.limits.max-body-size}, which knows no problem details.
     */
    @WithDefault("67108864")
    @Min(1)
    @Max(1L << 30)
    int maxBytes();

    /** The most bytes that the archive of a run may unfold to; they go to the database as they come. */
    @WithDefault("17179869184")
    @Min(1)
    long maxArchiveBytes();
}
