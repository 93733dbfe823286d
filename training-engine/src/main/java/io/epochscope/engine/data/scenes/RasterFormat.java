package io.epochscope.engine.data.scenes;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * The image formats that are read, told by a file's first bytes, whatever its name says. Readers are made here and not
 * looked up by ImageIO, whose registry depends on which class loader asked it first.
 */
enum RasterFormat {
    PNG(1L << 31, "89504e47"),

    /** The decoder holds all coefficients of a progressive image, 6 bytes a pixel, outside of the heap. */
    JPEG(1L << 27, "ffd8ff.*"),

    /** TIFF and BigTIFF, in both byte orders. */
    TIFF(1L << 31, "49492a00|4d4d002a|49492b00|4d4d002b");

    private static final int SIGNATURE = 4;

    private final long mostPixels;
    private final String signature;

    RasterFormat(long mostPixels, String signature) {
        this.mostPixels = mostPixels;
        this.signature = signature;
    }

    /** How many pixels an image may have. */
    long mostPixels() {
        return mostPixels;
    }

    static RasterFormat of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String begin = HexFormat.of().formatHex(in.readNBytes(SIGNATURE));
            for (RasterFormat format : values()) {
                if (begin.matches(format.signature)) {
                    return format;
                }
            }
            throw new IOException("it is no PNG, JPEG or TIFF: it begins with the bytes " + begin);
        }
    }

    ImageReader reader() {
        return this == TIFF
                ? new TIFFImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(name()).next();
    }
}
