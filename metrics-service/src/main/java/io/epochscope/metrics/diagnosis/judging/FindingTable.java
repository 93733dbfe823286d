package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.Explained;
import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** The findings in the database. Thread-safe. */
public final class FindingTable {

    /** One judge at a time for a run, wherever it works; released at the end of the transaction. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext('epochscope.finding'), ?::bigint::integer)";

    private static final String UPSERT = """
            insert into store.finding as stored (run_key, rule, subject_kind, subject, first_epoch, last_epoch, open,
              severity, title, message, advice, fields, dashboard, panel, figures, explained_by, main_cause, opened_at,
              updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            on conflict (run_key, rule, subject_kind, subject, first_epoch) do update set
              last_epoch = excluded.last_epoch, open = excluded.open, severity = excluded.severity,
              title = excluded.title, message = excluded.message, advice = excluded.advice, fields = excluded.fields,
              dashboard = excluded.dashboard, panel = excluded.panel, figures = excluded.figures,
              explained_by = excluded.explained_by, main_cause = excluded.main_cause,
              updated_at = excluded.updated_at, withdrawn = false, revision = stored.revision + 1
            where (stored.last_epoch, stored.open, stored.severity, stored.title, stored.message, stored.advice,
                stored.fields, stored.dashboard, stored.panel, stored.figures, stored.explained_by, stored.main_cause,
                stored.withdrawn)
              is distinct from (excluded.last_epoch, excluded.open, excluded.severity, excluded.title,
                excluded.message, excluded.advice, excluded.fields, excluded.dashboard, excluded.panel,
                excluded.figures, excluded.explained_by, excluded.main_cause, false)
            """;

    private static final String WITHDRAW = """
            update store.finding set open = false, withdrawn = true, explained_by = null, main_cause = false,
              updated_at = ?, revision = revision + 1
            where run_key = ? and not withdrawn
              and (rule, subject_kind, subject, first_epoch) not in (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::integer[])
              )
            """;

    private static final String JUDGED = """
            insert into store.run_judgement (run_key, judged_event_at)
            select run_key, last_event_at from store.run where run_key = ? and last_event_at is not null
            on conflict (run_key) do update set judged_event_at = excluded.judged_event_at
            """;

    private final DataSource dataSource;
    private final RuleBook rules;
    private final FigureJson figures = new FigureJson();

    /** Writes as the owner of the schema. */
    public FindingTable(DataSource dataSource, RuleBook rules) {
        this.dataSource = dataSource;
        this.rules = rules;
    }

    /**
     * Makes these the findings of a run; what is as it was stays untouched.
     *
     * @param now when they were found
     */
    public void replace(long runKey, List<Finding> findings, OffsetDateTime now) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                // What is lost in a crash is judged again, so nobody need wait for the disk.
                Statements.execute(connection, "set local synchronous_commit = off", List.of(List.of()));
                try (var lock = connection.prepareStatement(LOCK)) {
                    Statements.bind(lock, List.of(runKey));
                    lock.execute();
                }
                Statements.execute(
                        connection,
                        UPSERT,
                        Explained.all(findings).stream()
                                .map(finding -> row(runKey, finding, now))
                                .toList());
                Statements.execute(connection, WITHDRAW, List.of(others(runKey, findings, now)));
                Statements.execute(connection, JUDGED, List.of(List.of(runKey)));
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private List<Object> row(long runKey, Explained explained, OffsetDateTime now) {
        Finding finding = explained.finding();
        RuleDescription rule = rules.describe(finding.rule());
        var row = new ArrayList<Object>();
        row.add(runKey);
        row.add(finding.rule());
        row.add(kindOf(finding));
        row.add(finding.subject().name());
        row.add(finding.firstEpoch());
        row.add(finding.lastEpoch());
        row.add(finding.open());
        row.add(finding.severity().rank());
        row.add(rule.title());
        row.add(finding.message());
        row.add(rule.advice());
        row.add(SqlArray.ofTexts(rule.fields()));
        row.add(rule.evidence().dashboard());
        row.add(rule.evidence().panel());
        row.add(figures.write(finding.figures()));
        row.add(explained.by().orElse(null));
        row.add(explained.mainCause());
        row.add(now);
        row.add(now);
        return row;
    }

    private static List<Object> others(long runKey, List<Finding> findings, OffsetDateTime now) {
        return List.of(
                now,
                runKey,
                SqlArray.ofTexts(findings.stream().map(Finding::rule).toList()),
                SqlArray.ofTexts(findings.stream().map(FindingTable::kindOf).toList()),
                SqlArray.ofTexts(findings.stream()
                        .map(finding -> finding.subject().name())
                        .toList()),
                SqlArray.ofIntegers(findings.stream().map(Finding::firstEpoch).toList()));
    }

    private static String kindOf(Finding finding) {
        return finding.subject().kind().name().toLowerCase(Locale.ROOT);
    }
}
