package io.epochscope.metrics.patch;

import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;

/**
 * The shape of a chunk, and of the blocks that its patches are averaged in: squares of patches, clipped to the chunk,
 * row by row. Blocks lie on one lattice over the whole scene, since their side divides that of a chunk.
 *
 * @param height rows of patches
 * @param width columns of patches
 * @param blockSide rows and columns of a block
 */
public record ChunkShape(int height, int width, int blockSide) {

    /** Fine enough for a picture of 64 cells from 512 patches a side on, coarse enough to cost half a byte a score. */
    static final int LARGEST_BLOCK_SIDE = 8;

    /** The shape of a chunk of a grid. */
    public static ChunkShape of(ChunkGrid grid, int number) {
        Chunk chunk = grid.chunk(number);
        return new ChunkShape(
                chunk.height(), chunk.width(), greatestCommonDivisor(grid.chunkSide(), LARGEST_BLOCK_SIDE));
    }

    private static int greatestCommonDivisor(int one, int other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    /** Places for patches. */
    public int places() {
        return height * width;
    }

    /** How many blocks there are. */
    public int blocks() {
        return ceilDiv(height) * blocksAcross();
    }

    /** The block that each place lies in. */
    public int[] blockOfPlaces() {
        int[] blocks = new int[places()];
        int place = 0;
        for (int row = 0; row < height; row++) {
            int first = row / blockSide * blocksAcross();
            for (int column = 0; column < width; column++) {
                blocks[place] = first + column / blockSide;
                place++;
            }
        }
        return blocks;
    }

    private int blocksAcross() {
        return ceilDiv(width);
    }

    private int ceilDiv(int patches) {
        return (patches + blockSide - 1) / blockSide;
    }
}
