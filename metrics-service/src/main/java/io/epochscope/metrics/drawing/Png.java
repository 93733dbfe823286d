package io.epochscope.metrics.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Writes pictures as PNG, and reads small ones. */
public final class Png {

    /** The media type. */
    public static final String MEDIA_TYPE = "image/png";

    /** Of compression, 0 best to 1 none: large pictures are written three times faster than at the default. */
    private static final float QUALITY = 0.8f;

    private Png() {}

    /** Encodes a picture in memory. */
    public static byte[] encode(BufferedImage image) {
        return EncodedPicture.of(image, "png", QUALITY);
    }

    /**
     * The pixels of a picture in any format that ImageIO knows.
     *
     * @throws IOException if it is no picture, or has more pixels than these: a small file can unpack to gigabytes
     */
    public static BufferedImage decode(byte[] content, int mostWidth, int mostHeight) throws IOException {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("it is no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > mostWidth || height > mostHeight) {
                    throw new IOException("it has " + width + " × " + height + " pixels, and may have " + mostWidth
                            + " × " + mostHeight);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
