package io.epochscope.metrics.chunk;

import io.epochscope.metrics.store.StoredNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Where the elements of a chunk's arrays lie in the grid, and the arrays. */
public final class ChunkArrays {

    private final ResultSet row;
    private final int firstRow;
    private final int firstColumn;
    private final int width;

    /** Of a row with the columns {@code first_row}, {@code first_col} and {@code width}. */
    public ChunkArrays(ResultSet row) throws SQLException {
        this.row = row;
        this.firstRow = row.getInt("first_row");
        this.firstColumn = row.getInt("first_col");
        this.width = row.getInt("width");
    }

    /** The row of the grid of element {@code i}, from 0. */
    public int gridRow(int i) {
        return firstRow + i / width;
    }

    /** The column of the grid of element {@code i}, from 0. */
    public int gridColumn(int i) {
        return firstColumn + i % width;
    }

    /** An array of numbers, null elements among them; null if there is none. */
    public Number[] numbers(String column) throws SQLException {
        return StoredNumbers.of(row.getArray(column));
    }
}
