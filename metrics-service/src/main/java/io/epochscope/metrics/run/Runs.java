package io.epochscope.metrics.run;

import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Looks up runs. */
@Singleton
public final class Runs {

    private static final String ONE = "select * from run where run_id = ?";
    private static final String SEVERAL = "select * from run where run_id = any (?)";

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

    /** Those of the runs that there are, in the order in which they were asked for. */
    public List<RunView> present(List<String> ids) {
        Map<String, RunView> found = Query.rows(dataSource, SEVERAL, RunView::of, SqlArray.ofTexts(ids)).stream()
                .collect(Collectors.toMap(RunView::runId, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
