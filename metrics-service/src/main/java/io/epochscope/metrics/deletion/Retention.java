package io.epochscope.metrics.deletion;

import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Takes away runs that are too old or too many; never baselines, runs with the tag to keep, or runs in progress. */
final class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private static final String EXPIRED = """
            select run_id, old
            from (
              select
                run.run_key,
                run.run_id,
                coalesce(extract(epoch from now() - run.last_event_at)::double precision > ?, false) as old,
                row_number() over (order by run.started_at desc, run.run_id) as position
              from store.listed_run run
              where not run.baseline and not run.tags @> array[?]::text[]
            ) candidate
            where (old or position > ?)
              and not exists (
                select from store.run_in_progress in_progress where in_progress.run_key = candidate.run_key
              )
            order by position desc
            """;

    private record Expired(String runId, boolean old) {

        static Expired of(ResultSet row) throws SQLException {
            return new Expired(row.getString("run_id"), row.getBoolean("old"));
        }
    }

    private final DataSource dataSource;
    private final RunRemoval removal;
    private final Optional<Duration> maxAge;
    private final Optional<Integer> maxRuns;
    private final String keepTag;

    Retention(DataSource dataSource, RunRemoval removal, RetentionConfig config) {
        this.dataSource = dataSource;
        this.removal = removal;
        maxAge = config.maxAge();
        maxRuns = config.maxRuns();
        keepTag = config.keepTag();
    }

    /** Whether any run may ever be deleted. */
    boolean isLimited() {
        return maxAge.isPresent() || maxRuns.isPresent();
    }

    /**
     * Takes away all runs that are not to be kept.
     *
     * @return how many
     * @throws DatabaseUnavailableException if the database is away; the rest is taken away later
     */
    int enforce() {
        List<Expired> expired = Query.rows(
                dataSource,
                EXPIRED,
                Expired::of,
                maxAge.map(age -> age.toMillis() / 1000.0).orElse(Double.POSITIVE_INFINITY),
                keepTag,
                maxRuns.orElse(Integer.MAX_VALUE));
        int removed = 0;
        for (Expired run : expired) {
            String reason = run.old()
                    ? "retention: nothing came of it for longer than " + maxAge.orElseThrow()
                    : "retention: there are more than " + maxRuns.orElseThrow() + " runs";
            if (removal.remove(run.runId(), reason)) {
                LOG.infof("run %s is taken away and will be deleted (%s)", run.runId(), reason);
                removed++;
            }
        }
        return removed;
    }
}
