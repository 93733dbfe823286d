package io.epochscope.metrics.run;

import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import javax.sql.DataSource;

/** Looks up runs. */
@Singleton
public final class Runs {

    private static final String ONE = "select * from run where run_id = ?";

    private final DataSource dataSource;

    Runs(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One run.
     *
     * @throws NotFoundException if there is no such run
     */
    public RunView find(String id) {
        return Query.rows(dataSource, ONE, RunView::of, id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("there is no run " + id));
    }
}
