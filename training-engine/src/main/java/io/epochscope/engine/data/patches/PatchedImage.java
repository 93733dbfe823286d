package io.epochscope.engine.data.patches;

import io.epochscope.engine.data.Georeference;
import java.util.Optional;

/**
 * An image that is to be cut in patches, and the classes of these.
 *
 * @param id unique among the scenes of a data set: 1 to 128 letters, digits, dots, dashes and underscores, the first a
 *     letter or digit
 * @param name as people read it
 * @param pixels one channel, or red, green and blue
 * @param classes class index of each patch, row by row, -1 if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PatchedImage(
        String id, String name, PixelStore pixels, PatchGrid grid, int[] classes, Optional<Georeference> georeference) {

    /** What {@link #classes} says of a patch without a class. */
    public static final int NO_CLASS = -1;
}
