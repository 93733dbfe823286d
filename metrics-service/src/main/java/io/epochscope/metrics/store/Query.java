package io.epochscope.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads rows as records. */
public final class Query {

    private Query() {}

    /** Makes something of the row that a result set stands at. */
    @FunctionalInterface
    public interface RowReader<T> {

        /** Reads one row. */
        T read(ResultSet row) throws SQLException;
    }

    /**
     * The rows of a query.
     *
     * @throws DatabaseUnavailableException if there is no answer
     */
    public static <T> List<T> rows(DataSource dataSource, String sql, RowReader<T> reader, Object... parameters) {
        try (Connection connection = dataSource.getConnection()) {
            return rows(connection, sql, reader, parameters);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    /** The same within what somebody does with a connection. */
    public static <T> List<T> rows(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Statements.bind(statement, List.of(parameters));
            try (ResultSet result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(reader.read(result));
                }
                return rows;
            }
        }
    }
}
