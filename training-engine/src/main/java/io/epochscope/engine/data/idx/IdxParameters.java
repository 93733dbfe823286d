package io.epochscope.engine.data.idx;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Which IDX files, and how many samples of them go where. Sizes that are left out are settled by {@link IdxSizes}.
 *
 * @param folder the folder of the files
 * @param train samples to train on: the first of the files
 * @param validation samples to validate on: the last of the files that the training samples come from
 * @param test samples to test on: the first of the {@code t10k} files, or, if there are only those, the ones before the
 *     validation samples
 * @param standardise true: pixels get mean 0 and deviation 1 over the training samples; false, the default: pixels are
 *     numbers from 0 to 1
 */
public record IdxParameters(
        @NotBlank String folder,
        @Positive Integer train,
        @PositiveOrZero Integer validation,
        @PositiveOrZero Integer test,
        Boolean standardise) {

    public IdxParameters {
        standardise = standardise != null && standardise;
    }

    /** All files of a folder, every size by default. */
    public static IdxParameters of(String folder) {
        return new IdxParameters(folder, null, null, null, null);
    }
}
