package io.epochscope.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Fills in the parameters of statements. */
public final class Statements {

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
            for (List<?> row : parameters) {
                bind(statement, row);
                statement.addBatch();
            }
            for (int count : statement.executeBatch()) {
                changed += count;
            }
        }
        return changed;
    }
}
