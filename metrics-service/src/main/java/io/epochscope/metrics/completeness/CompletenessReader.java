package io.epochscope.metrics.completeness;

import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads what came of runs and what did not. */
@Singleton
public final class CompletenessReader {

    private static final String RUN = "select run_id from run where run_id = ?";
    private static final String ATTEMPTS = "select attempt, status is not null from run_attempt where run_id = ?";
    private static final String TOPICS = "select * from run_completeness where run_id = ? order by attempt, topic";

    private final DataSource dataSource;

    CompletenessReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The completeness of a run.
     *
     * @throws NotFoundException if there is no such run
     */
    public RunCompleteness completeness(String id) {
        if (Query.rows(dataSource, RUN, row -> row.getString(1), id).isEmpty()) {
            throw new NotFoundException("there is no run " + id);
        }
        Map<Integer, Boolean> closed = new TreeMap<>();
        Query.rows(dataSource, ATTEMPTS, row -> closed.put(row.getInt(1), row.getBoolean(2)), id);
        Map<Integer, List<TopicCompleteness>> topics = new TreeMap<>();
        Query.rows(
                dataSource,
                TOPICS,
                row -> topics.computeIfAbsent(row.getInt("attempt"), key -> new ArrayList<>())
                        .add(TopicCompleteness.of(row)),
                id);
        closed.keySet().forEach(attempt -> topics.putIfAbsent(attempt, new ArrayList<>()));
        return RunCompleteness.of(
                id,
                topics.entrySet().stream()
                        .map(entry -> new AttemptCompleteness(
                                entry.getKey(), closed.getOrDefault(entry.getKey(), false), entry.getValue()))
                        .toList());
    }
}
