package io.epochscope.metrics.diagnosis;

import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/** Looks up what was found wrong with runs. */
@Singleton
public final class Findings {

    private static final String FINDINGS = """
            select * from finding where run_id = ?
            order by main_cause desc, explained_by is not null, open desc, severity_rank desc, first_epoch, rule, subject
            """;

    private final DataSource dataSource;

    Findings(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those of a run: the main cause, then open ones, of these the gravest first; those that another explains last. */
    public List<FindingView> of(String runId) {
        return Query.rows(dataSource, FINDINGS, FindingView::of, runId);
    }
}
