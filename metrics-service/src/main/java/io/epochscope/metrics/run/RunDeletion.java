package io.epochscope.metrics.run;

import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes runs away: from then on no view shows them and no event brings them back; an archive does. Their rows in the
 * large tables stay until somebody empties these, as {@code store.deleted_run_key} says. Stateless.
 */
public final class RunDeletion {

    /** The latest deletion counts, of a run that came back in between. */
    private static final String UPSERT_TOMBSTONE = """
            insert into store.deleted_run as tombstone (run_id, deleted_at, reason) values (?, ?, ?)
            on conflict (run_id) do update set deleted_at = excluded.deleted_at, reason = excluded.reason
            where excluded.deleted_at > tombstone.deleted_at
            """;

    /** Of what was never a run, nothing is in the large tables. */
    private static final String REMEMBER = """
            insert into store.deleted_run_key (run_key, run_id, attempt, deleted_at, reason, told)
            select
              run.run_key,
              run.run_id,
              (select coalesce(max(run_attempt.attempt), 1) from store.run_attempt
                where run_attempt.run_key = run.run_key),
              deleted_run.deleted_at,
              deleted_run.reason,
              ?
            from store.run
            join store.deleted_run on deleted_run.run_id = run.run_id
            where run.run_key = any (?) and run.first_event_at is not null
            """;

    private static final String DELETE = "delete from store.run where run_key = any (?)";

    /**
     * Writes tombstones, which has to come before the lock on the run that {@link #takeAway} needs.
     *
     * @param tombstones of each run its id, when it was deleted, and why
     */
    public void mark(Connection connection, List<? extends List<?>> tombstones) throws SQLException {
        Statements.execute(connection, UPSERT_TOMBSTONE, tombstones);
    }

    /**
     * Takes away runs that have tombstones; waits until no batch with events of theirs is being stored.
     *
     * @param told whether topic {@code training.runs} says so already
     */
    public void takeAway(Connection connection, List<Long> runKeys, boolean told) throws SQLException {
        if (runKeys.isEmpty()) {
            return;
        }
        SqlArray keys = SqlArray.ofLongs(runKeys);
        Statements.execute(connection, REMEMBER, List.of(List.of(told, keys)));
        Statements.execute(connection, DELETE, List.of(List.of(keys)));
    }
}
