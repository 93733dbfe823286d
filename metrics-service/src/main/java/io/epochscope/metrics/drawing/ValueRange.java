package io.epochscope.metrics.drawing;

import java.util.Arrays;
import java.util.List;

/**
 * The values that the ends of a colour map stand for.
 *
 * @param high above low
 * @param below whether there are values below {@code low}, drawn in its colour
 * @param above whether there are values above {@code high}, drawn in its colour
 */
public record ValueRange(double low, double high, boolean below, boolean above) {

    /** So many values tell the percentiles of a picture well enough, and are sorted within milliseconds. */
    private static final int SAMPLE = 200_000;

    private static final double LOWER_SHARE = 0.02;
    private static final double UPPER_SHARE = 0.98;
    private static final int LABEL_DIGITS = 3;

    /** A range whose ends are the same, or the wrong way round, is widened, since its colours could not differ. */
    public ValueRange {
        if (!(high > low)) {
            high = low + Math.max(Math.abs(low) * 1e-3, 1e-6);
        }
    }

    /** From the 2nd to the 98th percentile of what is finite: a few extreme losses must not darken all others. */
    public static ValueRange percentiles(List<PatchGrid> grids) {
        long values = grids.stream().mapToLong(grid -> grid.values().length).sum();
        int step = (int) Math.max(1, values / SAMPLE);
        float[] sample = new float[(int) (values / step) + grids.size()];
        int taken = 0;
        for (PatchGrid grid : grids) {
            for (int i = 0; i < grid.values().length; i += step) {
                float value = grid.values()[i];
                if (grid.present(i) && Float.isFinite(value)) {
                    sample[taken++] = value;
                }
            }
        }
        if (taken == 0) {
            return new ValueRange(0, 1, false, false);
        }
        Arrays.sort(sample, 0, taken);
        return bounded(
                sample[(int) (LOWER_SHARE * (taken - 1))], sample[(int) Math.ceil(UPPER_SHARE * (taken - 1))], grids);
    }

    /** Between bounds that are known beforehand. */
    public static ValueRange bounded(double low, double high, List<PatchGrid> grids) {
        boolean below = false;
        boolean above = false;
        for (PatchGrid grid : grids) {
            for (int i = 0; i < grid.values().length && !(below && above); i++) {
                float value = grid.values()[i];
                below |= value < low && grid.present(i);
                above |= value > high && grid.present(i);
            }
        }
        return new ValueRange(low, high, below, above);
    }

    /** Where a value lies between the ends, from 0 to 1 or beyond. */
    public double fraction(double value) {
        return (value - low) / (high - low);
    }

    /** The value at a fraction of the way from low to high. */
    public double at(double fraction) {
        return low + (high - low) * fraction;
    }

    /** The narrowest range around zero that has both ends in it. */
    public ValueRange centred() {
        double most = Math.max(Math.abs(low), Math.abs(high));
        return new ValueRange(-most, most, below, above);
    }

    /** The narrowest range that has both in it. */
    public ValueRange with(ValueRange other) {
        return new ValueRange(
                Math.min(low, other.low), Math.max(high, other.high), below || other.below, above || other.above);
    }

    /** Both ends, for people. */
    public String label() {
        return Ticks.label(low, LABEL_DIGITS) + " to " + Ticks.label(high, LABEL_DIGITS);
    }
}
