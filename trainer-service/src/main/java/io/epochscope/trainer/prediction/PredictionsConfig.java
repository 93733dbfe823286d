package io.epochscope.trainer.prediction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Bounds on what predictions take. */
@ConfigMapping(prefix = "epochscope.predictions")
public interface PredictionsConfig {

    /** The largest body in bytes; below {@code quarkus.http.limits.max-body-size}, which knows no problem details. */
    @WithDefault("8388608")
    @Min(1)
    long maxBytes();

    /** The most pixels of an image, known from its header; decoded to a temporary file. */
    @WithDefault("16777216")
    @Min(1)
    @Max(1L << 31)
    long maxPixels();

    /** How many models stay loaded, those that were used last. */
    @WithDefault("2")
    @Min(1)
    @Max(1000)
    int loadedModels();
}
