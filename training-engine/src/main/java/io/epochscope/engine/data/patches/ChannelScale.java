package io.epochscope.engine.data.patches;

import io.epochscope.engine.data.PixelScale;
import java.util.Arrays;
import java.util.List;

/**
 * What the network gets for the bytes of each channel.
 *
 * @param scales by channel
 * @param values by channel and byte, the latter taken as unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChannelScale(List<PixelScale> scales, float[][] values) {

    private static final int LEVELS = 256;

    /**
     * Gives each channel mean 0 and deviation 1.
     *
     * @param counts how often each byte occurs, by channel
     */
    static ChannelScale standardising(long[][] counts) {
        List<PixelScale> scales =
                Arrays.stream(counts).map(ChannelScale::standardising).toList();
        return new ChannelScale(scales, scales.stream().map(PixelScale::values).toArray(float[][]::new));
    }

    private static PixelScale standardising(long[] counts) {
        double count = 0;
        double sum = 0;
        for (int level = 0; level < LEVELS; level++) {
            count += counts[level];
            sum += (double) level * counts[level];
        }
        double mean = sum / count;
        double squares = 0;
        for (int level = 0; level < LEVELS; level++) {
            squares += (level - mean) * (level - mean) * counts[level];
        }
        return squares > 0
                ? new PixelScale(mean / (LEVELS - 1), Math.sqrt(squares / count) / (LEVELS - 1))
                : PixelScale.unit();
    }

    static long[][] noCounts(int channels) {
        return new long[channels][LEVELS];
    }
}
