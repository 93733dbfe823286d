package io.epochscope.engine.prediction;

import io.epochscope.engine.data.patches.PixelStore;
import java.util.Arrays;

/**
 * Brings images to a size as Pillow's bilinear filter does: each pixel is a mean of those around its place, weighted by
 * a triangle that is as wide as two pixels of the smaller scale, so that nothing is passed over where an image becomes
 * smaller. Holds one row of the image at a time, and levels between bytes are kept.
 *
 * @param width pixels across
 * @param height pixels down
 */
record Resizing(int width, int height) {

    /**
     * Resizes an image.
     *
     * @return height × width × channels levels from 0 to 255, the channels of a pixel side by side
     */
    double[] of(PixelStore image) {
        int channels = image.channels();
        double[] resized = new double[height * width * channels];
        Filter across = new Filter(image.width(), width);
        Filter down = new Filter(image.height(), height);
        byte[] row = new byte[image.width() * channels];
        double[] narrow = new double[width * channels];
        for (int y = 0; y < image.height(); y++) {
            image.copy(0, y, image.width(), row, 0);
            resizeRow(row, channels, across, narrow);
            for (int to = down.firstTouched(y); to < height && down.from(to) <= y; to++) {
                double weight = down.weight(y, to);
                for (int i = 0; weight > 0 && i < narrow.length; i++) {
                    resized[to * narrow.length + i] += weight * narrow[i];
                }
            }
        }
        return resized;
    }

    private void resizeRow(byte[] row, int channels, Filter across, double[] target) {
        Arrays.fill(target, 0);
        for (int to = 0; to < width; to++) {
            for (int x = across.from(to); x < across.end(to); x++) {
                double weight = across.weight(x, to);
                for (int channel = 0; channel < channels; channel++) {
                    target[to * channels + channel] += weight * Byte.toUnsignedInt(row[x * channels + channel]);
                }
            }
        }
    }

    /** The weights that pixels of one row or column have in those of another one. */
    private static final class Filter {

        private final int size;
        private final double scale;
        private final double support;
        private final double[] total;

        Filter(int size, int resized) {
            this.size = size;
            scale = (double) size / resized;
            support = Math.max(1, scale);
            total = new double[resized];
            for (int to = 0; to < resized; to++) {
                for (int from = from(to); from < end(to); from++) {
                    total[to] += triangle(from, to);
                }
            }
        }

        private double centre(int to) {
            return (to + 0.5) * scale;
        }

        /** The first pixel that a pixel is made of. */
        int from(int to) {
            return Math.max(0, (int) Math.floor(centre(to) - support));
        }

        /** Behind the last one. */
        int end(int to) {
            return Math.min(size, (int) Math.ceil(centre(to) + support));
        }

        /** A pixel before which no pixel is made of this one. */
        int firstTouched(int from) {
            return Math.max(0, (int) Math.floor((from - support) / scale - 1));
        }

        /** Share that a pixel has in one it is resized to, 0 if none. */
        double weight(int from, int to) {
            return triangle(from, to) / total[to];
        }

        private double triangle(int from, int to) {
            return Math.max(0, 1 - Math.abs(from + 0.5 - centre(to)) / support);
        }
    }
}
