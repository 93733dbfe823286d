package io.epochscope.engine.picture;

/**
 * How large the tiles of a sheet may be, and how many there may be, so that a sheet keeps to the 512 KB of an event
 * even if its content is noise, of which PNG takes a byte for each pixel and channel and a little more.
 */
final class TileSize {

    /** More can't be told apart in a panel. */
    static final int MOST_TILES = 64;

    /** Of a tile, which at 128 × 128 is larger than a panel shows it: nine of three colours are 442 KB. */
    static final int MOST_PIXELS = 128 * 128;

    /** Of a sheet of one channel. */
    private static final int MOST_SHEET_PIXELS = 500_000;

    private TileSize() {}

    /** By how much a tile's sides must be divided so that it has at most so many pixels. */
    static int shrinkage(int height, int width, int mostPixels) {
        int by = 1;
        while ((long) shrunk(height, by) * shrunk(width, by) > mostPixels) {
            by++;
        }
        return by;
    }

    /** What a side becomes when it is divided; pixels at the edge may be partial ones. */
    static int shrunk(int side, int by) {
        return (side + by - 1) / by;
    }

    /** How many tiles, or groups of tiles, of so many pixels a sheet shows. */
    static int mostOf(int there, int pixels) {
        return Math.min(Math.min(there, MOST_TILES), Math.max(1, MOST_SHEET_PIXELS / pixels));
    }
}
