package io.epochscope.benchmarks.scale;

import io.epochscope.benchmarks.Measured;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Times statements as a data source sends them: the whole answer, on a connection that is there. */
public final class QueryTimes {

    private static final int WARM_UP = 2;

    private final Connection connection;

    /** The caller closes the connection. */
    public QueryTimes(Connection connection) {
        this.connection = connection;
    }

    /** Milliseconds; asks some times more than the ones that are counted, so that everything is in memory. */
    public Measured warm(String sql, int times) throws SQLException {
        for (int i = 0; i < WARM_UP; i++) {
            once(sql);
        }
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            milliseconds.add(once(sql));
        }
        return new Measured(milliseconds);
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

    /** The column {@code __value} of the first row; empty if there is none. */
    public String firstValue(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString("__value")) : "";
        }
    }
}
