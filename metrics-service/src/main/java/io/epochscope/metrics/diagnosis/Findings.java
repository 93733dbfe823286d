package io.epochscope.metrics.diagnosis;

import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Looks up what was found wrong with runs. */
@Singleton
public final class Findings {

    private static final String FINDINGS = """
            select * from finding where run_id = any (?)
            order by main_cause desc, explained_by is not null, open desc, severity_rank desc, first_epoch, rule, subject
            """;

    private final DataSource dataSource;

    Findings(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those of a run: the main cause, then open ones, of these the gravest first; those that another explains last. */
    public List<FindingView> of(String runId) {
        return ofEach(List.of(runId)).getOrDefault(runId, List.of());
    }

    /** The same of several runs, by their ids; those of which nothing was found are not there. */
    public Map<String, List<FindingView>> ofEach(List<String> runIds) {
        return Query.rows(
                        dataSource,
                        FINDINGS,
                        row -> Map.entry(row.getString("run_id"), FindingView.of(row)),
                        SqlArray.ofTexts(runIds))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
