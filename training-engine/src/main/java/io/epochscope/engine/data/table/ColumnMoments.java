package io.epochscope.engine.data.table;

import io.epochscope.engine.data.ValueScale;
import java.util.Arrays;

/** Mean and deviation of the numbers of a column, as they come (Welford, Technometrics 4, 1962). */
final class ColumnMoments {

    private static final int FIRST_ROOM = 256;

    private final boolean keeping;
    private double[] kept = new double[0];
    private long count;
    private double mean;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /** @param keeping whether to keep all numbers, which a median takes */
    ColumnMoments(boolean keeping) {
        this.keeping = keeping;
    }

    void add(double value) {
        if (keeping) {
            if (count == kept.length) {
                kept = Arrays.copyOf(kept, Math.max(FIRST_ROOM, kept.length * 2));
            }
            kept[(int) count] = value;
        }
        add(value, 1);
    }

    /** Adds the same number several times (Chan, Golub and LeVeque, COMPSTAT 1982, with a variance of 0). */
    void add(double value, long times) {
        if (times == 0) {
            return;
        }
        double distance = value - mean;
        long all = count + times;
        squares += distance * distance * ((double) count * times / all);
        mean += distance * times / all;
        count = all;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    boolean isEmpty() {
        return count == 0;
    }

    double mean() {
        return mean;
    }

    /** Of the numbers that were kept. */
    double median() {
        double[] sorted = Arrays.copyOf(kept, (int) count);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    /** Whether all numbers are alike. */
    boolean isConstant() {
        return least == greatest;
    }

    /** The deviation is that of the whole, not an estimate from a sample; 1 if all numbers are alike. */
    ValueScale scale() {
        double deviation = Math.sqrt(squares / count);
        return isConstant() || !(deviation > 0) ? new ValueScale(mean, 1) : new ValueScale(mean, deviation);
    }
}
