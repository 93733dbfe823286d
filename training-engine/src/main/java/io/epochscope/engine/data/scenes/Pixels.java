package io.epochscope.engine.data.scenes;

import io.epochscope.engine.data.patches.PixelSpool;
import io.epochscope.engine.data.patches.PixelStore;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;

/**
 * Decodes an image file to one byte a channel: red, green and blue, or grey. Palettes become their colours, alpha is
 * dropped, and 16 bits are scaled to 8.
 */
final class Pixels {

    private static final int MOST_OF_16_BITS = (1 << 16) - 1;
    private static final int MOST_OF_8_BITS = (1 << 8) - 1;

    private final RasterHeader header;
    private final PixelSpool spool;
    private final byte[] row;

    private Pixels(RasterHeader header, PixelSpool spool) {
        this.header = header;
        this.spool = spool;
        row = new byte[header.width() * header.channels()];
    }

    /**
     * Decodes all pixels into a temporary file.
     *
     * @throws IOException if the image is damaged or the temporary folder full; the message says which file
     */
    static PixelStore decode(RasterFile file) throws IOException {
        RasterHeader header = file.header();
        try (PixelSpool spool = new PixelSpool(header.width(), header.height(), header.channels())) {
            file.read(new Pixels(header, spool)::add);
            return spool.finish();
        }
    }

    private void add(BufferedImage band, int y) throws IOException {
        int[] samples = null;
        for (int line = 0; line < band.getHeight(); line++) {
            samples = header.indexed()
                    ? band.getRGB(0, line, band.getWidth(), 1, samples, 0, band.getWidth())
                    : band.getRaster().getPixels(0, line, band.getWidth(), 1, samples);
            if (header.indexed()) {
                fromColours(samples);
            } else {
                fromChannels(samples, band.getRaster());
            }
            spool.add(row);
        }
    }

    private void fromColours(int[] colours) {
        for (int x = 0; x < header.width(); x++) {
            row[3 * x] = (byte) (colours[x] >> 16);
            row[3 * x + 1] = (byte) (colours[x] >> 8);
            row[3 * x + 2] = (byte) colours[x];
        }
    }

    private void fromChannels(int[] samples, Raster raster) {
        int channels = header.channels();
        int bands = raster.getNumBands();
        boolean wide = raster.getTransferType() != DataBuffer.TYPE_BYTE;
        for (int x = 0; x < header.width(); x++) {
            for (int channel = 0; channel < channels; channel++) {
                int sample = samples[x * bands + channel];
                row[x * channels + channel] = (byte) (wide ? toByte(sample) : sample);
            }
        }
    }

    private static int toByte(int sample) {
        return (sample * MOST_OF_8_BITS + MOST_OF_16_BITS / 2) / MOST_OF_16_BITS;
    }
}
