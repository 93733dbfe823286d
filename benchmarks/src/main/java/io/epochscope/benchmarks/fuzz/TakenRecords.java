package io.epochscope.benchmarks.fuzz;

import io.epochscope.benchmarks.Meters;
import io.epochscope.metrics.store.Query;
import java.io.IOException;
import java.net.URI;
import javax.sql.DataSource;

/**
 * What became of records.
 *
 * @param stored as events, by the meters of metrics-service, which has run all the time
 * @param refused dead letters, by their table
 * @param reasons how many different ones the dead letters have
 * @param withoutReason dead letters that nobody could do anything with
 */
record TakenRecords(long stored, long refused, long reasons, long withoutReason) {

    private static final String DEAD_LETTERS = """
            select count(*) as refused, count(distinct reason) as reasons,
              count(*) filter (where trim(coalesce(reason, '')) = '') as without_reason
            from store.dead_letter
            """;

    /**
     * As it is now.
     *
     * @param metrics where the service shows its meters
     */
    static TakenRecords read(URI metrics, DataSource dataSource) throws IOException, InterruptedException {
        double stored = Meters.read(metrics).sum("epochscope_ingest_events_total");
        return Query.rows(
                        dataSource,
                        DEAD_LETTERS,
                        row -> new TakenRecords(
                                (long) stored,
                                row.getLong("refused"),
                                row.getLong("reasons"),
                                row.getLong("without_reason")))
                .get(0);
    }

    /** Records that something became of. */
    long all() {
        return stored + refused;
    }
}
