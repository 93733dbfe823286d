package io.epochscope.metrics.tile;

import io.epochscope.metrics.drawing.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Reads the pixels of tiles. */
final class TileImage {

    /** Publishers choose their tiles' side; what unpacks to more than 4 MiB is no tile. */
    private static final int LARGEST_SIDE = 1024;

    private TileImage() {}

    /**
     * The pixels of a tile.
     *
     * @throws IOException if it is no picture, or larger than a tile
     */
    static BufferedImage read(byte[] content, int side) throws IOException {
        int most = Math.min(side, LARGEST_SIDE);
        return Png.decode(content, most, most);
    }
}
