package io.epochscope.engine.data;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Images of one byte a pixel, side by side in the grid of {@link Scene#contactSheet}: each patch is one image, and
 * places without one are black. Three channels are shown as red, green and blue; of any other number the first one is
 * shown in grey.
 */
final class ContactSheet implements SceneImage {

    private static final int COLOURS = 3;

    private final byte[] pixels;
    private final int samples;
    private final int channels;
    private final PatchCut cut;
    private final int rows;
    private final int columns;

    /**
     * Reads the pixels where they are.
     *
     * @param pixels of all images, one after the other, each (channels, height, width)
     * @param samples how many images there are
     * @param sheet the grid
     */
    ContactSheet(byte[] pixels, int samples, int channels, int height, int width, Scene sheet) {
        this.pixels = pixels;
        this.samples = samples;
        this.channels = channels;
        cut = new PatchCut(width, height, width, height);
        rows = sheet.rows();
        columns = sheet.columns();
    }

    @Override
    public int width() {
        return columns * cut.width();
    }

    @Override
    public int height() {
        return rows * cut.height();
    }

    @Override
    public PatchCut cut() {
        return cut;
    }

    @Override
    public Optional<Georeference> georeference() {
        return Optional.empty();
    }

    @Override
    public BufferedImage read(int x, int y, int width, int height, int scale) {
        int across = (width + scale - 1) / scale;
        int down = (height + scale - 1) / scale;
        int shown = channels == COLOURS ? COLOURS : 1;
        BufferedImage image = new BufferedImage(
                across, down, shown == COLOURS ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                int left = x + column * scale;
                int top = y + row * scale;
                int right = Math.min(left + scale, x + width);
                int bottom = Math.min(top + scale, y + height);
                for (int channel = 0; channel < shown; channel++) {
                    image.getRaster().setSample(column, row, channel, mean(channel, left, top, right, bottom));
                }
            }
        }
        return image;
    }

    private int mean(int channel, int left, int top, int right, int bottom) {
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += level(channel, x, y);
            }
        }
        int count = (right - left) * (bottom - top);
        return (sum + count / 2) / count;
    }

    private int level(int channel, int x, int y) {
        int sample = y / cut.height() * columns + x / cut.width();
        if (sample >= samples) {
            return 0;
        }
        int row = y % cut.height();
        int column = x % cut.width();
        return Byte.toUnsignedInt(pixels[((sample * channels + channel) * cut.height() + row) * cut.width() + column]);
    }
}
