package io.epochscope.metrics.deletion;

import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Deletes what runs that were taken away have left behind, some rows in each transaction, so that nobody waits for it.
 * How far it has come is in the database: another one, of another process or after a restart, goes on from there.
 * Several at once take turns. Thread-safe.
 */
final class RunSweep {

    private static final Logger LOG = Logger.getLogger(RunSweep.class);

    /** Those that only wait for the broker come last. */
    private static final String NEXT = """
            select run_key, run_id, attempt, deleted_at, reason, told, parts_gone
            from store.deleted_run_key
            order by parts_gone = ?, deleted_at, run_key
            limit 1
            for update skip locked
            """;

    private static final String ADVANCE =
            "update store.deleted_run_key set parts_gone = parts_gone + 1 where run_key = ?";
    private static final String DONE = "delete from store.deleted_run_key where run_key = ?";

    private record Remains(long runKey, DeletedRun run, boolean told, int partsGone) {}

    private final DataSource dataSource;
    private final DeletionNews news;

    /** @param news is told of each run, at least once */
    RunSweep(DataSource dataSource, DeletionNews news) {
        this.dataSource = dataSource;
        this.news = news;
    }

    /**
     * Does the next part of the work.
     *
     * @return whether there was anything to do
     * @throws SQLException if the database refuses or is gone
     * @throws RuntimeException if nobody can be told now; then that is left for later
     */
    boolean step() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Remains> next = next(connection);
                if (next.isPresent()) {
                    step(connection, next.get());
                }
                connection.commit();
                return next.isPresent();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void step(Connection connection, Remains remains) throws SQLException {
        if (remains.partsGone() == RunPart.ALL.size()) {
            if (!remains.told()) {
                news.tell(remains.run());
            }
            Statements.execute(connection, DONE, List.of(List.of(remains.runKey())));
            LOG.infof(
                    "run %s is deleted with all that was stored of it",
                    remains.run().runId());
        } else if (!RunPart.ALL.get(remains.partsGone()).deleteSome(connection, remains.runKey())) {
            if (remains.partsGone() == 0) {
                LOG.infof(
                        "run %s is being deleted in the background (%s); nobody sees it any more",
                        remains.run().runId(), remains.run().reason());
            }
            Statements.execute(connection, ADVANCE, List.of(List.of(remains.runKey())));
        }
    }

    private static Optional<Remains> next(Connection connection) throws SQLException {
        return Query.rows(connection, NEXT, RunSweep::remains, RunPart.ALL.size()).stream()
                .findFirst();
    }

    private static Remains remains(ResultSet row) throws SQLException {
        return new Remains(
                row.getLong("run_key"),
                new DeletedRun(
                        row.getString("run_id"),
                        row.getInt("attempt"),
                        row.getObject("deleted_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")),
                row.getBoolean("told"),
                row.getInt("parts_gone"));
    }
}
