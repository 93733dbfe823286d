package io.epochscope.trainer.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What may be asked for in one request. */
@ConfigMapping(prefix = "epochscope.sweeps")
public interface SweepsConfig {

    /** The most runs of one sweep. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int mostRuns();
}
