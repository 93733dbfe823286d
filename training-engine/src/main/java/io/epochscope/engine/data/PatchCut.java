package io.epochscope.engine.data;

/**
 * How an image is cut in patches: the patch at row r and column c of the grid covers {@code width} × {@code height}
 * pixels from (c × strideX, r × strideY) on.
 *
 * @param width pixels of a patch across, at least 1
 * @param height pixels of a patch down, at least 1
 * @param strideX pixels from one patch to the next across, at least 1
 * @param strideY pixels from one patch to the next down, at least 1
 */
public record PatchCut(int width, int height, int strideX, int strideY) {

    /** Square patches at equal distances across and down. */
    public static PatchCut square(int side, int stride) {
        return new PatchCut(side, side, stride, stride);
    }
}
