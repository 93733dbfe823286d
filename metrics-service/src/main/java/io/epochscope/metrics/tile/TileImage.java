package io.epochscope.metrics.tile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads the pixels of tiles. */
final class TileImage {

    private TileImage() {}

    /**
     * The pixels of a tile.
     *
     * @throws IOException if it is no picture, or larger than a tile: a small file can unpack to gigabytes
     */
    static BufferedImage read(byte[] content, int side) throws IOException {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("it is no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                if (reader.getWidth(0) > side || reader.getHeight(0) > side) {
                    throw new IOException("it has " + reader.getWidth(0) + " × " + reader.getHeight(0)
                            + " pixels, but a side of " + side);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
