package io.epochscope.engine.data.patches;

import java.util.function.IntPredicate;

/**
 * Counts places of a grid within windows in constant time each, by a summed-area table (Crow, "Summed-area tables for
 * texture mapping", 1984).
 */
final class PatchWindow {

    private final int rows;
    private final int columns;
    private final int[] sums;

    /** Counts the places, numbered row by row, that {@code counted} holds for; at most 2^30 places. */
    PatchWindow(int rows, int columns, IntPredicate counted) {
        this.rows = rows;
        this.columns = columns;
        sums = new int[(rows + 1) * (columns + 1)];
        for (int row = 0; row < rows; row++) {
            int sum = 0;
            for (int column = 0; column < columns; column++) {
                sum += counted.test(row * columns + column) ? 1 : 0;
                sums[at(row + 1, column + 1)] = sums[at(row, column + 1)] + sum;
            }
        }
    }

    private int at(int row, int column) {
        return row * (columns + 1) + column;
    }

    /** Whether there is one at most {@code reach} places away, across and down. */
    boolean anyNear(int place, int reach) {
        int row = place / columns;
        int column = place % columns;
        int top = Math.max(0, row - reach);
        int left = Math.max(0, column - reach);
        int bottom = Math.min(rows, row + reach + 1);
        int right = Math.min(columns, column + reach + 1);
        return sums[at(bottom, right)] - sums[at(top, right)] - sums[at(bottom, left)] + sums[at(top, left)] > 0;
    }
}
