package io.epochscope.engine.data.landcover;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What scene to generate.
 *
 * @param rows of patches, from 8 to 512; 48 by default
 * @param columns of patches, from 8 to 512; 48 by default
 * @param patch side of a patch in pixels, from 4 to 64; 16 by default
 * @param noise standard deviation of what is added to each channel of each pixel, channels being from 0 to 1; 0.05 by
 *     default
 * @param mislabelled share of the patches outside of the hard region whose label is another class's on purpose; 0.03 by
 *     default
 * @param hard side of the hard region by the side of the scene, from 0 (no such region) to 0.6; 0.3 by default
 * @param blockSize side in patches of the blocks that are trained, validated or tested on as a whole; 4 by default
 * @param validation share of the patches to validate on, 0.2 by default
 * @param test share of the patches to test on, 0 by default
 */
public record GeneratedSceneParameters(
        @Min(8) @Max(512) Integer rows,
        @Min(8) @Max(512) Integer columns,
        @Min(4) @Max(64) Integer patch,
        @DecimalMin("0") @DecimalMax("1") Double noise,
        @DecimalMin("0") @DecimalMax("0.5") Double mislabelled,
        @DecimalMin("0") @DecimalMax("0.6") Double hard,
        @Min(1) @Max(512) Integer blockSize,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double validation,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double test) {

    public GeneratedSceneParameters {
        rows = rows == null ? 48 : rows;
        columns = columns == null ? 48 : columns;
        patch = patch == null ? 16 : patch;
        noise = noise == null ? 0.05 : noise;
        mislabelled = mislabelled == null ? 0.03 : mislabelled;
        hard = hard == null ? 0.3 : hard;
        blockSize = blockSize == null ? 4 : blockSize;
        validation = validation == null ? 0.2 : validation;
        test = test == null ? 0 : test;
    }

    /** Everything by default. */
    public static GeneratedSceneParameters defaults() {
        return new GeneratedSceneParameters(null, null, null, null, null, null, null, null, null);
    }
}
