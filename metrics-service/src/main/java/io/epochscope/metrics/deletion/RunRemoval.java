package io.epochscope.metrics.deletion;

import io.epochscope.metrics.run.RunDeletion;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/** Takes a run away by the decision of a person or of a rule. Thread-safe. */
@Singleton
public final class RunRemoval {

    private static final String LOCK = "select run_key from store.run where run_id = ? for update";

    private final DataSource dataSource;
    private final RunDeletion deletion = new RunDeletion();
    private final Clock clock = Clock.systemUTC();

    RunRemoval(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Takes a run away, in one small transaction.
     *
     * @return whether there was one to take away
     * @throws DatabaseUnavailableException if that cannot be stored now; then the run is still there
     */
    boolean remove(String runId, String reason) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                deletion.mark(connection, List.of(List.of(runId, OffsetDateTime.now(clock), reason)));
                List<Long> keys = Query.rows(connection, LOCK, row -> row.getLong(1), runId);
                if (keys.isEmpty()) {
                    connection.rollback();
                    return false;
                }
                deletion.takeAway(connection, keys, false);
                connection.commit();
                return true;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }
}
