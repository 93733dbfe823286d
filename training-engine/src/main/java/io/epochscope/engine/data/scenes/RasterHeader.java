package io.epochscope.engine.data.scenes;

import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.SampleModel;
import java.io.IOException;
import javax.imageio.ImageTypeSpecifier;

/**
 * What is known of an image before its pixels are decoded.
 *
 * @param width pixels across
 * @param height pixels down
 * @param colours whether pixels have a red, a green and a blue channel; otherwise one
 * @param indexed whether a pixel is a place in a palette
 * @param bits of a channel: up to 8, or 16
 */
record RasterHeader(int width, int height, boolean colours, boolean indexed, int bits) {

    private static final int RGB = 3;
    private static final int BYTE = 8;

    /**
     * Reads what a decoder makes of an image.
     *
     * @throws IOException if its pixels are none that are read
     */
    static RasterHeader of(int width, int height, ImageTypeSpecifier type) throws IOException {
        SampleModel samples = type.getSampleModel();
        ColorModel colours = type.getColorModel();
        int kind = samples.getDataType();
        if (kind != DataBuffer.TYPE_BYTE && kind != DataBuffer.TYPE_USHORT) {
            throw new IOException("its channels are none of 8 or 16 bits without sign");
        }
        if (colours instanceof IndexColorModel) {
            return new RasterHeader(width, height, true, true, samples.getSampleSize(0));
        }
        int channels = colours.getNumColorComponents();
        if (channels != 1 && channels != RGB) {
            throw new IOException(
                    "it has %d channels; grey, red-green-blue and palettes are read, with alpha or without"
                            .formatted(channels));
        }
        return new RasterHeader(width, height, channels == RGB, false, Math.max(BYTE, samples.getSampleSize(0)));
    }

    /** How many channels the network gets. */
    int channels() {
        return colours ? RGB : 1;
    }
}
