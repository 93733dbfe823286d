package io.epochscope.engine.data.table;

import io.epochscope.events.v1.Split;
import java.util.Arrays;

/** Counts the rows of a table, and what is missing of them. */
final class RowSurvey implements TableRows.Visitor {

    private static final int FIRST_ROOM = 1024;

    private final long[] missing;
    private Split[] given = new Split[FIRST_ROOM];
    private int rows;

    RowSurvey(int features) {
        missing = new long[features];
    }

    @Override
    public void row(double[] features, double target, Split split) {
        if (rows == given.length) {
            given = Arrays.copyOf(given, Math.multiplyExact(rows, 2));
        }
        given[rows++] = split;
        for (int column = 0; column < missing.length; column++) {
            if (Double.isNaN(features[column])) {
                missing[column]++;
            }
        }
    }

    /** Values that a column lacks. */
    long missing(int column) {
        return missing[column];
    }

    /**
     * The split of each row: the one that it says, else one that is drawn.
     *
     * @throws UnusableTableException if nothing is left to train on
     */
    Split[] splits(TableSettings settings, long seed) throws UnusableTableException {
        Split[] splits = RowSplits.drawn(rows, settings.validation(), settings.test(), seed);
        for (int row = 0; row < rows; row++) {
            if (given[row] != Split.SPLIT_UNSPECIFIED) {
                splits[row] = given[row];
            }
        }
        if (Arrays.stream(splits).noneMatch(split -> split == Split.SPLIT_TRAIN)) {
            throw new UnusableTableException("%s: none of the %d rows is left to train on, accepted: at least one"
                    .formatted(settings.name(), rows));
        }
        return splits;
    }
}
