package io.epochscope.engine.data.landcover;

import io.epochscope.engine.data.patches.PixelStore;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The painted land.
 *
 * @param pixels red, green and blue
 * @param classes index of the class that most pixels of each patch show, of several the first; row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LandPicture(PixelStore pixels, int[] classes) {

    private static final int CHANNELS = 3;
    private static final int LEVELS = 255;

    static LandPicture paint(GeneratedSceneParameters parameters, HardRegion hard, SplittableRandom random) {
        long seed = random.nextLong();
        LandMap map = new LandMap(parameters, hard, seed);
        LandPainter painter = new LandPainter(parameters, hard, seed);
        int patch = parameters.patch();
        int width = parameters.columns() * patch;
        int height = parameters.rows() * patch;
        byte[] pixels = new byte[width * height * CHANNELS];
        int[][] shown = new int[parameters.rows() * parameters.columns()][LandClass.count()];
        double[] colour = new double[CHANNELS];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                LandClass type = map.at(x, y);
                shown[y / patch * parameters.columns() + x / patch][type.index()]++;
                painter.paint(type, x, y, colour);
                for (int channel = 0; channel < CHANNELS; channel++) {
                    double value = colour[channel] + parameters.noise() * random.nextGaussian();
                    pixels[(y * width + x) * CHANNELS + channel] = level(value);
                }
            }
        }
        return new LandPicture(
                PixelStore.onHeap(width, height, CHANNELS, pixels),
                Arrays.stream(shown).mapToInt(LandPicture::most).toArray());
    }

    private static byte level(double value) {
        return (byte) Math.round(LEVELS * Math.min(1, Math.max(0, value)));
    }

    private static int most(int[] counts) {
        int most = 0;
        for (int label = 1; label < counts.length; label++) {
            if (counts[label] > counts[most]) {
                most = label;
            }
        }
        return most;
    }
}
