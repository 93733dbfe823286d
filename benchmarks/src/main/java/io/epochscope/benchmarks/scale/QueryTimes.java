package io.epochscope.benchmarks.scale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Times statements as a data source sends them: the whole answer, on a connection that is there. */
public final class QueryTimes {

    private static final int WARM_UP = 2;

    private final Connection connection;

    /** The caller closes the connection. */
    public QueryTimes(Connection connection) {
        this.connection = connection;
    }

    /** Milliseconds that half of the answers, and 95 of 100, do not exceed. */
    public record Latency(double p50, double p95) {

        /** Of answers in any order. */
        public static Latency of(double... milliseconds) {
            double[] sorted = milliseconds.clone();
            Arrays.sort(sorted);
            return new Latency(at(sorted, 0.5), at(sorted, 0.95));
        }

        private static double at(double[] sorted, double share) {
            return sorted[(int) Math.ceil(share * sorted.length) - 1];
        }
    }

    /** Asks some times more than the ones that are counted, so that everything is in memory. */
    public Latency warm(String sql, int times) throws SQLException {
        for (int i = 0; i < WARM_UP; i++) {
            once(sql);
        }
        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++) {
            milliseconds[i] = once(sql);
        }
        return Latency.of(milliseconds);
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
    public String firstValue(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString("__value")) : "";
        }
    }
}
