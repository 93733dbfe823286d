package io.epochscope.engine.data.patches;

import io.epochscope.engine.data.PixelScale;

/**
 * What the network gets for the bytes of each channel.
 *
 * @param values by channel and byte, the latter taken as unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChannelScale(float[][] values) {

    private static final int LEVELS = 256;

    /**
     * Gives each channel mean 0 and deviation 1.
     *
     * @param counts how often each byte occurs, by channel
     */
    static ChannelScale standardising(long[][] counts) {
        float[][] values = new float[counts.length][];
        for (int channel = 0; channel < counts.length; channel++) {
            values[channel] = standardising(counts[channel]).values();
        }
        return new ChannelScale(values);
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
