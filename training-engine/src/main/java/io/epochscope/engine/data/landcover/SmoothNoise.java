package io.epochscope.engine.data.landcover;

import java.util.SplittableRandom;

/**
 * Value noise: random numbers on a lattice, smoothly interpolated. The same seed gives the same numbers everywhere, so
 * that nothing has to be stored.
 *
 * @param seed of the numbers
 */
record SmoothNoise(long seed) {

    private static final int OCTAVES = 4;

    /** A number from 0 to 1 that changes over about {@code size} pixels. */
    double at(double x, double y, double size) {
        double column = Math.floor(x / size);
        double row = Math.floor(y / size);
        double across = smooth(x / size - column);
        double down = smooth(y / size - row);
        double upper = mix(node(column, row), node(column + 1, row), across);
        double lower = mix(node(column, row + 1), node(column + 1, row + 1), across);
        return mix(upper, lower, down);
    }

    /** The same with finer and fainter detail laid over it, each octave half the size and half as strong. */
    double rough(double x, double y, double size) {
        double sum = 0;
        double most = 0;
        for (int octave = 0; octave < OCTAVES; octave++) {
            double weight = 1.0 / (1 << octave);
            sum += weight * new SmoothNoise(seed + octave).at(x, y, size * weight);
            most += weight;
        }
        return sum / most;
    }

    /** The number of a lattice point, the same wherever it is asked for. */
    double node(double column, double row) {
        // Odd constants of 64 bits spread neighbours over all keys; the generator mixes them further.
        long across = ((long) column) * 0xC2B2AE3D27D4EB4FL;
        long down = ((long) row) * 0x165667B19E3779F9L;
        long key = seed * 0x9E3779B97F4A7C15L ^ across ^ down;
        return new SplittableRandom(key).nextDouble();
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
