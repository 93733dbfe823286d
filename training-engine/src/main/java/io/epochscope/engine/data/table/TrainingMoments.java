package io.epochscope.engine.data.table;

import io.epochscope.events.v1.Split;
import java.util.function.IntToLongFunction;

/** What the columns are like over the training split. */
final class TrainingMoments implements TableRows.Visitor {

    private final Split[] splits;
    private final ColumnMoments[] features;
    private final ColumnMoments target = new ColumnMoments(false);
    private final long[] missing;
    private int row;

    /**
     * Of no row yet.
     *
     * @param medians whether medians are wanted of the columns that lack values
     * @param lacking how many values a column lacks
     */
    TrainingMoments(Split[] splits, int columns, boolean medians, IntToLongFunction lacking) {
        this.splits = splits;
        features = new ColumnMoments[columns];
        missing = new long[columns];
        for (int column = 0; column < columns; column++) {
            features[column] = new ColumnMoments(medians && lacking.applyAsLong(column) > 0);
        }
    }

    @Override
    public void row(double[] values, double predicted, Split split) {
        if (splits[row++] != Split.SPLIT_TRAIN) {
            return;
        }
        target.add(predicted);
        for (int column = 0; column < features.length; column++) {
            if (Double.isNaN(values[column])) {
                missing[column]++;
            } else {
                features[column].add(values[column]);
            }
        }
    }

    ColumnMoments feature(int column) {
        return features[column];
    }

    ColumnMoments target() {
        return target;
    }

    /** Values that a column lacks in the training split. */
    long missing(int column) {
        return missing[column];
    }
}
