package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.Explained;
import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The findings in the database. It remembers what it wrote of the last few runs, so that only what has changed is
 * written; other processes may write findings of the same runs. Used by one thread.
 */
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
            returning judged_event_at
            """;

    private static final String JUDGED_LAST = "select judged_event_at from store.run_judgement where run_key = ?";

    private final DataSource dataSource;
    private final RuleBook rules;
    private final FigureJson figures = new FigureJson();
    private final Map<Long, Written> written;

    private record Written(OffsetDateTime judgedEventAt, Set<Explained> findings) {}

    private record Key(String rule, Subject subject, int firstEpoch) {

        static Set<Key> of(Set<Explained> findings) {
            return findings.stream()
                    .map(Explained::finding)
                    .map(finding -> new Key(finding.rule(), finding.subject(), finding.firstEpoch()))
                    .collect(Collectors.toSet());
        }
    }

    /**
     * Writes as the owner of the schema.
     *
     * @param rememberedRuns of how many runs what was written is remembered
     */
    public FindingTable(DataSource dataSource, RuleBook rules, int rememberedRuns) {
        this.dataSource = dataSource;
        this.rules = rules;
        written = new RecentRuns<>(rememberedRuns);
    }

    /**
     * Whether a run was last judged here, as far as that is remembered. If not, others have stored events of it since
     * then, which nobody here was told of.
     */
    boolean isAsWritten(long runKey) {
        Written mine = written.get(runKey);
        return mine != null
                && Query.rows(dataSource, JUDGED_LAST, row -> row.getObject(1, OffsetDateTime.class), runKey)
                        .contains(mine.judgedEventAt());
    }

    /**
     * Makes these the findings of a run; what is as it was stays untouched.
     *
     * @param now when they were found
     */
    public void replace(long runKey, List<Finding> findings, OffsetDateTime now) throws SQLException {
        Optional<Written> mine = Optional.ofNullable(written.remove(runKey));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                // What is lost in a crash is judged again, so nobody need wait for the disk.
                Statements.execute(connection, "set local synchronous_commit = off", List.of(List.of()));
                try (var lock = connection.prepareStatement(LOCK)) {
                    Statements.bind(lock, List.of(runKey));
                    lock.execute();
                }
                Optional<OffsetDateTime> last = time(connection, JUDGED_LAST, runKey);
                Optional<Set<Explained>> known = mine.filter(before ->
                                last.filter(before.judgedEventAt()::equals).isPresent())
                        .map(Written::findings);
                Set<Explained> found = Set.copyOf(Explained.all(findings));
                write(connection, runKey, known, found, now);
                Optional<OffsetDateTime> judged = time(connection, JUDGED, runKey);
                connection.commit();
                judged.ifPresent(upTo -> written.put(runKey, new Written(upTo, found)));
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void write(
            Connection connection,
            long runKey,
            Optional<Set<Explained>> known,
            Set<Explained> found,
            OffsetDateTime now)
            throws SQLException {
        Set<Explained> changed = new HashSet<>(found);
        known.ifPresent(changed::removeAll);
        Statements.execute(
                connection,
                UPSERT,
                changed.stream().map(finding -> row(runKey, finding, now)).toList());
        Set<Key> keys = Key.of(found);
        if (known.isEmpty() || !keys.containsAll(Key.of(known.get()))) {
            Statements.execute(connection, WITHDRAW, List.of(others(runKey, keys, now)));
        }
    }

    private static Optional<OffsetDateTime> time(Connection connection, String sql, long runKey) throws SQLException {
        return Query.rows(connection, sql, row -> row.getObject(1, OffsetDateTime.class), runKey).stream()
                .findFirst();
    }

    private List<Object> row(long runKey, Explained explained, OffsetDateTime now) {
        Finding finding = explained.finding();
        RuleDescription rule = rules.describe(finding.rule());
        var row = new ArrayList<Object>();
        row.add(runKey);
        row.add(finding.rule());
        row.add(kindOf(finding.subject()));
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

    private static List<Object> others(long runKey, Set<Key> keys, OffsetDateTime now) {
        List<Key> ordered = List.copyOf(keys);
        return List.of(
                now,
                runKey,
                SqlArray.ofTexts(ordered.stream().map(Key::rule).toList()),
                SqlArray.ofTexts(
                        ordered.stream().map(key -> kindOf(key.subject())).toList()),
                SqlArray.ofTexts(
                        ordered.stream().map(key -> key.subject().name()).toList()),
                SqlArray.ofIntegers(ordered.stream().map(Key::firstEpoch).toList()));
    }

    private static String kindOf(Subject subject) {
        return subject.kind().name().toLowerCase(Locale.ROOT);
    }
}
