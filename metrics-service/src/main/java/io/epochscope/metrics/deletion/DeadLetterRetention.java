package io.epochscope.metrics.deletion;

import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Query;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Deletes dead letters that nobody has cared for in a long time; those of a run go with the run at the latest. */
final class DeadLetterRetention {

    private static final Logger LOG = Logger.getLogger(DeadLetterRetention.class);

    private static final String DELETE = """
            with gone as (
              delete from store.dead_letter
              where extract(epoch from now() - recorded_at)::double precision > ?
              returning 1
            )
            select count(*) from gone
            """;

    private final DataSource dataSource;
    private final Duration maxAge;

    DeadLetterRetention(DataSource dataSource, RetentionConfig config) {
        this.dataSource = dataSource;
        maxAge = config.deadLetters();
    }

    /**
     * Deletes those that are too old.
     *
     * @return how many
     * @throws DatabaseUnavailableException if the database is away; they are deleted later
     */
    long enforce() {
        long deleted = Query.rows(dataSource, DELETE, row -> row.getLong(1), maxAge.toMillis() / 1000.0)
                .get(0);
        if (deleted > 0) {
            LOG.infof("%d dead letters are deleted: they are older than %s", deleted, maxAge);
        }
        return deleted;
    }
}
