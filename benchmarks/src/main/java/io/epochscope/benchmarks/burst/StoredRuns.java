package io.epochscope.benchmarks.burst;

import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** How much of some runs is stored. */
final class StoredRuns {

    private static final String COUNTS = """
            select coalesce(sum(published), 0) as published, coalesce(sum(stored), 0) as stored
            from run_completeness
            where run_id = any (?)
            """;

    private static final String SECONDS = """
            select extract(epoch from finished_at - run.started_at)::double precision as seconds
            from store.run join store.run_attempt using (run_key)
            where run_id = ?
            """;

    private final DataSource dataSource;

    StoredRuns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Events of runs.
     *
     * @param published as their closing events tell, 0 before those have come
     */
    record Counts(long published, long stored) {

        private static Counts of(ResultSet row) throws SQLException {
            return new Counts(row.getLong("published"), row.getLong("stored"));
        }
    }

    /** Of runs together. */
    Counts counts(List<String> runs) {
        return Query.rows(dataSource, COUNTS, Counts::of, SqlArray.ofTexts(runs))
                .get(0);
    }

    /** How long a run took, by the trainer's clock; it has to be stored. */
    double seconds(String run) {
        return Query.rows(dataSource, SECONDS, row -> row.getDouble("seconds"), run)
                .get(0);
    }
}
