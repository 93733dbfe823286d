package io.epochscope.events.patch;

/**
 * One chunk of a {@link ChunkGrid}, clipped to the grid.
 *
 * @param number from 0, row by row over the chunks
 * @param firstRow row of the grid that its upper patches are in
 * @param firstColumn column of the grid that its left patches are in
 * @param height rows of patches
 * @param width columns of patches
 */
public record Chunk(int number, int firstRow, int firstColumn, int height, int width) {

    /** Places for patches, whether or not all of them exist. */
    public int patches() {
        return height * width;
    }

    /** Where a patch of this chunk, given by row and column of the grid, stands in the chunk's arrays: 0 or more. */
    public int positionOf(int row, int column) {
        return (row - firstRow) * width + column - firstColumn;
    }

    /** The row of the grid of the patch at a position. */
    public int rowOf(int position) {
        return firstRow + position / width;
    }

    /** The column of the grid of the patch at a position. */
    public int columnOf(int position) {
        return firstColumn + position % width;
    }
}
