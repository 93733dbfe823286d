package io.epochscope.benchmarks.freshness;

import io.epochscope.backing.postgres.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Watches how far storing and judging have come. Used by one thread. */
final class StoredEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What is timed takes seconds. */
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private static final String STORED = "select coalesce(sum(stored), 0) from run_completeness where run_id = any (?)";

    private static final String NOT_JUDGED = """
            select count(*)
            from store.run
            left join store.run_judgement judgement on judgement.run_key = run.run_key
            where run.last_event_at is not null and judgement.judged_event_at is distinct from run.last_event_at
            """;

    private final Connection connection;

    private interface Condition {

        boolean holds() throws SQLException;
    }

    /** @param owner of the schema: how far judging has come is in no view */
    StoredEvents(DatabaseLogin owner) throws SQLException {
        connection = owner.connect();
    }

    /**
     * Returns when so many events of some runs are committed.
     *
     * @throws IllegalStateException if they are not for minutes
     */
    void await(List<String> runs, long events) throws SQLException, InterruptedException {
        try (PreparedStatement query = connection.prepareStatement(STORED)) {
            query.setArray(1, connection.createArrayOf("text", runs.toArray()));
            await("%d events of %s are not stored".formatted(events, runs), () -> number(query) >= events);
        }
    }

    /**
     * Returns when all runs are judged up to their last event.
     *
     * @throws IllegalStateException if they are not for minutes
     */
    void awaitJudged() throws SQLException, InterruptedException {
        try (PreparedStatement query = connection.prepareStatement(NOT_JUDGED)) {
            await("some runs are not judged", () -> number(query) == 0);
        }
    }

    private static void await(String otherwise, Condition condition) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise + " after " + PATIENCE);
            }
            Thread.sleep(BETWEEN.toMillis());
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
