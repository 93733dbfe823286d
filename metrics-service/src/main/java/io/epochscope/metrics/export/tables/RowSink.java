package io.epochscope.metrics.export.tables;

import java.io.IOException;

/**
 * Takes the values of rows, column by column in the order of the table's columns, so that numbers need no objects. Not
 * thread-safe.
 */
interface RowSink {

    /** A text; null is absent. */
    void text(String value);

    /** Of a column of either kind of whole numbers. */
    void whole(long value);

    /** A number of 32 bits; NaN and infinities are values too. */
    void real(float value);

    /** A number of 64 bits; NaN and infinities are values too. */
    void real(double value);

    /** The column has no value in this row. */
    void absent();

    /** All columns have been given. */
    void endRow() throws IOException;

    /** All rows have been given. What fails before leaves a file without its end, so that nobody takes it for whole. */
    void finish() throws IOException;
}
