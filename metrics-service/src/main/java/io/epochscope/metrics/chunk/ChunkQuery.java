package io.epochscope.metrics.chunk;

import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Statements;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** Reads rows of arrays through a cursor of the server, in memory that does not grow with the scene. */
@Singleton
public final class ChunkQuery {

    /** Rows of one round trip: a row has up to 16,384 patches, so these are a few megabytes. */
    private static final int ROWS = 8;

    /** Tells the driver to take arrays in binary from the first time on, three times faster than as text. */
    private static final int ALWAYS_BINARY = -1;

    private final DataSource dataSource;

    ChunkQuery(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes the row that a result set stands at. */
    @FunctionalInterface
    public interface RowConsumer<E extends Exception> {

        /** Takes one row. */
        void accept(ResultSet row) throws SQLException, E;
    }

    /**
     * Hands over the rows of a query, all of one state of the database, one after the other.
     *
     * @throws DatabaseUnavailableException if the database does not answer
     */
    public <E extends Exception> void forEach(String sql, List<?> parameters, RowConsumer<E> consumer) throws E {
        forEach(sql, parameters, ROWS, consumer);
    }

    /**
     * The same for rows of other sizes.
     *
     * @param rowsAtATime how many rows of the query are in memory
     */
    public <E extends Exception> void forEach(String sql, List<?> parameters, int rowsAtATime, RowConsumer<E> consumer)
            throws E {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(ALWAYS_BINARY);
                statement.setFetchSize(rowsAtATime);
                Statements.bind(statement, parameters);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        consumer.accept(rows);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }
}
