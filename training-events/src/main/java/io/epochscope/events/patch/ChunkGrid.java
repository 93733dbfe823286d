package io.epochscope.events.patch;

import io.epochscope.events.v1.SceneGrid;

/**
 * How a scene's grid of patches is cut in chunks: square tiles, numbered row by row from 0; within a chunk patches go
 * row by row from 0. Chunks at the right and lower edge are clipped.
 *
 * @param rows 1 to {@value #MAX_ROWS_OR_COLUMNS}
 * @param columns 1 to {@value #MAX_ROWS_OR_COLUMNS}
 * @param chunkSide 1 to {@value #MAX_CHUNK_SIDE} patches
 */
public record ChunkGrid(int rows, int columns, int chunkSide) {

    /** Unless there is a reason: 4,096 patches a chunk, some 70 KB of scores. */
    public static final int DEFAULT_CHUNK_SIDE = 64;

    /** So that a chunk's scores fit a Kafka record of the usual 1 MB. */
    public static final int MAX_CHUNK_SIDE = 128;

    /** So that sums of rows or columns and a side never overflow 32 bits, in SQL neither. */
    public static final int MAX_ROWS_OR_COLUMNS = 1_000_000;

    /**
     * A grid.
     *
     * @throws IllegalArgumentException naming what is out of range, also if there are 2^31 chunks or more
     */
    public ChunkGrid {
        check("rows", rows, MAX_ROWS_OR_COLUMNS);
        check("columns", columns, MAX_ROWS_OR_COLUMNS);
        check("chunk_side", chunkSide, MAX_CHUNK_SIDE);
        long chunks = (long) tiles(rows, chunkSide) * tiles(columns, chunkSide);
        if (chunks > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("chunk_side is %d, too small for %d × %d patches: that makes %d chunks"
                    .formatted(chunkSide, rows, columns, chunks));
        }
    }

    private static void check(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(
                    "%s is %s, but must be 1 to %d".formatted(name, Integer.toUnsignedString(value), max));
        }
    }

    private static int tiles(int patches, int side) {
        return (patches + side - 1) / side;
    }

    /**
     * Reads a grid.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    public static ChunkGrid of(SceneGrid message) {
        return new ChunkGrid(message.getRows(), message.getColumns(), message.getChunkSide());
    }

    /** What goes over the wire. */
    public SceneGrid toMessage() {
        return SceneGrid.newBuilder()
                .setRows(rows)
                .setColumns(columns)
                .setChunkSide(chunkSide)
                .build();
    }

    /** How many chunks there are. */
    public int chunks() {
        return tiles(rows, chunkSide) * chunksAcross();
    }

    private int chunksAcross() {
        return tiles(columns, chunkSide);
    }

    /**
     * The chunk of that number.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public Chunk chunk(int number) {
        if (number < 0 || number >= chunks()) {
            throw new IndexOutOfBoundsException("chunk is %s, but the grid has %d chunks, numbered from 0"
                    .formatted(Integer.toUnsignedString(number), chunks()));
        }
        int firstRow = number / chunksAcross() * chunkSide;
        int firstColumn = number % chunksAcross() * chunkSide;
        return new Chunk(
                number,
                firstRow,
                firstColumn,
                Math.min(chunkSide, rows - firstRow),
                Math.min(chunkSide, columns - firstColumn));
    }

    /**
     * The chunk that a patch lies in.
     *
     * @throws IndexOutOfBoundsException if the grid has no such patch
     */
    public Chunk chunkOf(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException(
                    "no patch at row %d, column %d of %d × %d".formatted(row, column, rows, columns));
        }
        return chunk(row / chunkSide * chunksAcross() + column / chunkSide);
    }
}
