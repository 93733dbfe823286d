package io.epochscope.engine.data.patches;

import io.epochscope.engine.data.PatchCut;

/**
 * The square patches that fit in an image whole.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param patch side of a patch in pixels
 * @param stride pixels from one patch to the next
 */
public record PatchGrid(int rows, int columns, int patch, int stride) {

    /** Cuts an image that is at least as large as a patch. */
    public static PatchGrid of(int width, int height, int patch, int stride) {
        return new PatchGrid((height - patch) / stride + 1, (width - patch) / stride + 1, patch, stride);
    }

    /** How many patches there are, which may be more than can be held. */
    public long patches() {
        return (long) rows * columns;
    }

    /** How many patches away a patch may lie, across or down, to share pixels with this one; 0 if none does. */
    int reach() {
        return (patch - 1) / stride;
    }

    public PatchCut cut() {
        return PatchCut.square(patch, stride);
    }
}
