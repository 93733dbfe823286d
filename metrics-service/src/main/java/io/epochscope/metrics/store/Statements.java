package io.epochscope.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Fills in the parameters of statements. */
public final class Statements {

    /** So that rows with long arrays are not all in the driver's memory at once. */
    static final int ROWS_AT_ONCE = 64;

    private Statements() {}

    /** Sets all parameters from the first on; a {@link SqlArray} becomes an array. */
    public static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < parameters.size(); i++) {
            Object parameter = parameters.get(i);
            if (parameter instanceof SqlArray array) {
                statement.setArray(i + 1, array.on(connection));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
    }

    /**
     * Executes one statement once for each list of parameters.
     *
     * @return how many rows it changed, all together
     */
    public static int execute(Connection connection, String sql, List<? extends List<?>> parameters)
            throws SQLException {
        if (parameters.isEmpty()) {
            return 0;
        }
        int changed = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (List<?> row : parameters) {
                bind(statement, row);
                statement.addBatch();
                waiting++;
                if (waiting == ROWS_AT_ONCE) {
                    changed += IntStream.of(statement.executeBatch()).sum();
                    waiting = 0;
                }
            }
            changed += IntStream.of(statement.executeBatch()).sum();
        }
        return changed;
    }
}
