package io.epochscope.benchmarks.scale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Times statements as a data source sends them: the whole answer, on a connection that is there. */
final class QueryTimes {

    private static final int WARM_UP = 2;
    private static final int TIMES = 20;
    private static final double PERCENTILE = 0.95;

    private final Connection connection;

    QueryTimes(Connection connection) {
        this.connection = connection;
    }

    /** Milliseconds that 95 of 100 answers stay below. */
    double warm(String sql) throws SQLException {
        for (int i = 0; i < WARM_UP; i++) {
            once(sql);
        }
        double[] milliseconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            milliseconds[i] = once(sql);
        }
        Arrays.sort(milliseconds);
        return milliseconds[(int) Math.ceil(PERCENTILE * TIMES) - 1];
    }

    /** Milliseconds of one answer. */
    double once(String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** The column {@code __value} of the first row. */
    String firstValue(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString("__value")) : "";
        }
    }
}
