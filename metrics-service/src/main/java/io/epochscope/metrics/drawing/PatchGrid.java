package io.epochscope.metrics.drawing;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * One value for each patch of a grid, row by row. Absent is not NaN: NaN was measured. Filled by one thread, then only
 * read.
 */
public final class PatchGrid {

    private final int rows;
    private final int columns;
    private final float[] values;
    private final BitSet presence;

    /** A grid in which every patch is absent. */
    public PatchGrid(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = new float[Math.multiplyExact(rows, columns)];
        this.presence = new BitSet(values.length);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Of patch (row, column) at row · columns + column; not to be written to. */
    float[] values() {
        return values;
    }

    /** Sets the value of a patch. */
    public void set(int row, int column, float value) {
        int place = row * columns + column;
        values[place] = value;
        presence.set(place);
    }

    /** The value of a patch; 0 if it is absent. */
    public float value(int row, int column) {
        return values[row * columns + column];
    }

    /** Whether a patch has a value. */
    public boolean present(int row, int column) {
        return presence.get(row * columns + column);
    }

    boolean present(int place) {
        return presence.get(place);
    }

    /** How many patches have a value. */
    public int patches() {
        return presence.cardinality();
    }

    /** Whether NaN was measured anywhere. */
    public boolean hasNotANumber() {
        return presence.stream().anyMatch(place -> Float.isNaN(values[place]));
    }

    /** The values that occur, as whole numbers: for grids of classes and the like. */
    public IntStream distinct() {
        return presence.stream().map(place -> (int) values[place]).distinct();
    }

    /** The largest finite value; {@code least} if there is none above it. */
    public float largest(float least) {
        float largest = least;
        for (int place = presence.nextSetBit(0); place >= 0; place = presence.nextSetBit(place + 1)) {
            if (Float.isFinite(values[place])) {
                largest = Math.max(largest, values[place]);
            }
        }
        return largest;
    }

    /**
     * The means of squares of {@code side} × {@code side} patches, over those that are present. One NaN makes the mean
     * NaN, so that no reduction hides it.
     */
    public PatchGrid averaged(int side) {
        if (side == 1) {
            return this;
        }
        var reduced = new PatchGrid((rows + side - 1) / side, (columns + side - 1) / side);
        double[] sums = new double[reduced.values.length];
        int[] counts = new int[reduced.values.length];
        for (int place = presence.nextSetBit(0); place >= 0; place = presence.nextSetBit(place + 1)) {
            int target = place / columns / side * reduced.columns + place % columns / side;
            sums[target] += values[place];
            counts[target]++;
        }
        for (int target = 0; target < counts.length; target++) {
            if (counts[target] > 0) {
                reduced.values[target] = (float) (sums[target] / counts[target]);
                reduced.presence.set(target);
            }
        }
        return reduced;
    }
}
