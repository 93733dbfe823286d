package io.epochscope.engine.data;

/**
 * What a network gets for a pixel of one byte: (byte / 255 - mean) / deviation.
 *
 * @param mean in units of [0, 1]
 * @param deviation in units of [0, 1], greater than 0
 */
public record PixelScale(double mean, double deviation) {

    private static final int LEVELS = 256;

    /** Bytes become numbers from 0 to 1. */
    public static PixelScale unit() {
        return new PixelScale(0, 1);
    }

    /** Mean 0 and deviation 1 over these pixels; pixels that are all alike are left in [0, 1]. */
    public static PixelScale standardising(byte[] pixels, int from, int to) {
        long sum = 0;
        long squares = 0;
        for (int i = from; i < to; i++) {
            int level = Byte.toUnsignedInt(pixels[i]);
            sum += level;
            squares += (long) level * level;
        }
        int count = to - from;
        double mean = (double) sum / count;
        double variance = (double) squares / count - mean * mean;
        return variance > 0 ? new PixelScale(mean / (LEVELS - 1), Math.sqrt(variance) / (LEVELS - 1)) : unit();
    }

    /** What a level between bytes becomes too, from 0 to 255, as in an image that was made smaller. */
    public float value(double level) {
        return (float) ((level / (LEVELS - 1) - mean) / deviation);
    }

    /** What each byte becomes, by byte, taken as unsigned. */
    public float[] values() {
        float[] values = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            values[level] = value(level);
        }
        return values;
    }
}
