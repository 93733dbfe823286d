package io.epochscope.benchmarks;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.standalone.process.Polling;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Waits until everything that a run has published is stored. */
public final class CompleteRun {

    /** Until the closing event has come, nobody knows how much was published. */
    private static final String COMPLETE = """
            select coalesce(bool_and(published = stored and isempty(missing)), false)
            from run_completeness
            where run_id = ?
            """;

    private final DatabaseLogin reader;
    private final String runId;

    /** Of one run. */
    public CompleteRun(DatabaseLogin reader, String runId) {
        this.reader = reader;
        this.runId = runId;
    }

    /**
     * Returns when it is.
     *
     * @throws IllegalStateException if the patience is over before
     */
    public void await(Duration patience) throws SQLException, InterruptedException {
        try (Connection connection = reader.connect();
                PreparedStatement query = connection.prepareStatement(COMPLETE)) {
            query.setString(1, runId);
            if (!Polling.until(patience, () -> isComplete(query))) {
                throw new IllegalStateException("run %s is not all stored after %s".formatted(runId, patience));
            }
        }
    }

    private static boolean isComplete(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
