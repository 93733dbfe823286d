package io.epochscope.engine.data.scenes;

import io.epochscope.engine.data.patches.PixelStore;
import java.io.IOException;
import java.nio.file.Path;

/** Decodes single images as those of scenes are decoded, so that both mean the same to a network. */
public final class ImageDecoder {

    private final long mostPixels;

    /**
     * Of images of bounded size.
     *
     * @param mostPixels that an image has; known from its header, before anything is decoded
     */
    public ImageDecoder(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    /**
     * Decodes a PNG, JPEG or TIFF, whatever its name says: grey, or red, green and blue, one byte each. Palettes become
     * their colours, alpha is dropped, 16 bits are scaled to 8, and of several images in a TIFF the first is taken.
     *
     * @throws IOException if it is none, is damaged or has too many pixels; the message names the file and says which
     */
    public PixelStore decode(Path file) throws IOException {
        RasterFile image = RasterFile.of(file);
        long pixels = (long) image.header().width() * image.header().height();
        if (pixels > mostPixels) {
            throw new IOException("%s: it has %d × %d pixels, %,d; at most %,d are taken"
                    .formatted(
                            file.getFileName(),
                            image.header().width(),
                            image.header().height(),
                            pixels,
                            mostPixels));
        }
        return Pixels.decode(image);
    }
}
