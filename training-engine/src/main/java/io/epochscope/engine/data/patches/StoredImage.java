package io.epochscope.engine.data.patches;

import io.epochscope.engine.data.Georeference;
import io.epochscope.engine.data.PatchCut;
import io.epochscope.engine.data.SceneImage;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/** The picture of a {@link PatchedImage}. Where pixels become one, it is their mean. */
record StoredImage(PixelStore pixels, PatchCut cut, Optional<Georeference> georeference) implements SceneImage {

    private static final int GREY = 1;

    @Override
    public int width() {
        return pixels.width();
    }

    @Override
    public int height() {
        return pixels.height();
    }

    @Override
    public BufferedImage read(int x, int y, int width, int height, int scale) {
        int channels = pixels.channels();
        int across = (width - 1) / scale + 1;
        int down = (height - 1) / scale + 1;
        BufferedImage image = new BufferedImage(
                across, down, channels == GREY ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] row = new byte[width * channels];
        long[] sums = new long[across * channels];
        int[] means = new int[sums.length];
        for (int line = 0; line < down; line++) {
            int rows = Math.min(scale, height - line * scale);
            Arrays.fill(sums, 0);
            for (int i = 0; i < rows; i++) {
                pixels.copy(x, y + line * scale + i, width, row, 0);
                addTo(sums, row, scale);
            }
            for (int i = 0; i < sums.length; i++) {
                long count = (long) rows * Math.min(scale, width - i / channels * scale);
                means[i] = (int) ((sums[i] + count / 2) / count);
            }
            image.getRaster().setPixels(0, line, across, 1, means);
        }
        return image;
    }

    private void addTo(long[] sums, byte[] row, int scale) {
        int channels = pixels.channels();
        for (int i = 0; i < row.length; i++) {
            int pixel = i / channels;
            sums[pixel / scale * channels + i % channels] += Byte.toUnsignedInt(row[i]);
        }
    }
}
