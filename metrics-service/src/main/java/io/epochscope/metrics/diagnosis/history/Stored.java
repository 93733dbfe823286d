package io.epochscope.metrics.diagnosis.history;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads columns that may be null. */
final class Stored {

    private Stored() {}

    /** NaN for null. */
    static double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }
}
