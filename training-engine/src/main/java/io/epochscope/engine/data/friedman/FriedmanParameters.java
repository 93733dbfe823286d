package io.epochscope.engine.data.friedman;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much to generate.
 *
 * @param rows how many samples, from 100 to 1,000,000; 2,000 by default
 * @param features how many, from 5 to 100; 10 by default. Those after the fifth say nothing about the target
 * @param noise standard deviation of what is added to the target, whose own is about 5; 1 by default
 */
public record FriedmanParameters(
        @Min(100) @Max(1_000_000) Integer rows,
        @Min(FriedmanRows.TELLING) @Max(100) Integer features,
        @DecimalMin("0") @DecimalMax("100") Double noise) {

    public FriedmanParameters {
        rows = rows == null ? 2_000 : rows;
        features = features == null ? 10 : features;
        noise = noise == null ? 1 : noise;
    }

    /** Everything by default. */
    public static FriedmanParameters defaults() {
        return new FriedmanParameters(null, null, null);
    }
}
