package io.epochscope.engine.data.scenes;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which scenes, and how they are cut and split.
 *
 * @param folder the folder of the images, their label rasters and {@code classes.json}
 * @param scenes names of the images to take, without suffix; by default all that have a label raster
 * @param patch side of a patch in pixels, 16 by default
 * @param stride pixels from one patch to the next; by default {@code patch}, so that patches touch and don't overlap
 * @param blockSize side in patches of the blocks that are trained, validated or tested on as a whole; 6 by default
 * @param validation share of the patches to validate on, 0.2 by default
 * @param test share of the patches to test on, 0 by default
 */
public record ScenesParameters(
        @NotBlank String folder,
        @Size(min = 1) List<@NotBlank String> scenes,
        @Min(1) @Max(512) Integer patch,
        @Min(1) @Max(65_536) Integer stride,
        @Min(1) @Max(65_536) Integer blockSize,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double validation,

        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false)
        Double test) {

    public ScenesParameters {
        scenes = scenes == null ? null : Collections.unmodifiableList(new ArrayList<>(scenes));
        patch = patch == null ? 16 : patch;
        stride = stride == null ? patch : stride;
        blockSize = blockSize == null ? 6 : blockSize;
        validation = validation == null ? 0.2 : validation;
        test = test == null ? 0 : test;
    }

    /** All scenes of a folder, everything by default. */
    public static ScenesParameters of(String folder) {
        return new ScenesParameters(folder, null, null, null, null, null, null);
    }
}
