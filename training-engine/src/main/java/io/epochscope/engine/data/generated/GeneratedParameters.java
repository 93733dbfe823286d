package io.epochscope.engine.data.generated;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What digits to generate.
 *
 * @param samples how many, from 100 to 100,000; 2,000 by default
 * @param size height and width in pixels, from 12 to 128; 28 by default
 * @param noise standard deviation of what is added to each pixel, pixels being from 0 to 1; 0.15 by default
 * @param mislabelled share of samples, of every split, whose label is another digit's on purpose, so that there is
 *     something to be found among the patches; 0.03 by default
 */
public record GeneratedParameters(
        @Min(100) @Max(100_000) Integer samples,
        @Min(12) @Max(128) Integer size,
        @DecimalMin("0") @DecimalMax("1") Double noise,
        @DecimalMin("0") @DecimalMax("0.5") Double mislabelled) {

    public GeneratedParameters {
        samples = samples == null ? 2_000 : samples;
        size = size == null ? 28 : size;
        noise = noise == null ? 0.15 : noise;
        mislabelled = mislabelled == null ? 0.03 : mislabelled;
    }

    /** Everything by default. */
    public static GeneratedParameters defaults() {
        return new GeneratedParameters(null, null, null, null);
    }
}
