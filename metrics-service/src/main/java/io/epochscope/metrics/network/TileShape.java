package io.epochscope.metrics.network;

/**
 * The tiles of a picture: edge to edge, row by row from the upper left.
 *
 * @param width of a tile in pixels
 * @param height of a tile in pixels
 * @param of how many tiles there would be if all were shown
 */
record TileShape(int columns, int tiles, int width, int height, int of) {

    private int rows() {
        return (tiles + columns - 1) / columns;
    }

    /** Whether a picture of this size has such tiles. */
    boolean fills(int pictureWidth, int pictureHeight) {
        return (long) columns * width == pictureWidth && (long) rows() * height == pictureHeight;
    }

    int left(int tile) {
        return tile % columns * width;
    }

    int top(int tile) {
        return tile / columns * height;
    }
}
