package io.epochscope.metrics.diagnosis.judging;

import com.google.protobuf.util.Timestamps;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Finding;
import io.epochscope.events.v1.Severity;
import io.epochscope.metrics.publish.EventMessage;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.Statements;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Tells others what was found: each opening, change and end of a finding, at least once and in order for each run. What
 * could not be told is told by the next call.
 */
@Singleton
public class FindingPublisher {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String WAITING = """
            select run.run_id, finding.*,
              (select coalesce(max(run_attempt.attempt), 1) from store.run_attempt
                where run_attempt.run_key = run.run_key) as attempt,
              finding.figures::text as figures_json
            from store.finding
            join store.run on run.run_key = finding.run_key
            where finding.published < finding.revision
            order by finding.updated_at, finding.run_key, finding.rule, finding.subject, finding.first_epoch
            limit 1000
            """;

    private static final String TOLD = """
            update store.finding set published = ?
            where run_key = ? and rule = ? and subject_kind = ? and subject = ? and first_epoch = ?
            """;

    private record Waiting(long revision, List<Object> key, Event event) {}

    private final DataSource dataSource;
    private final MutinyEmitter<byte[]> emitter;
    private final FigureJson figures = new FigureJson();

    FindingPublisher(
            DataSource dataSource,
            @Channel("findings") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.dataSource = dataSource;
        this.emitter = emitter;
    }

    /**
     * Tells what has not been told yet, and returns when the broker has acknowledged it.
     *
     * @return how many
     * @throws RuntimeException if the broker or the database is away
     */
    public int publish() {
        List<Waiting> waiting = Query.rows(dataSource, WAITING, this::waiting);
        if (waiting.isEmpty()) {
            return 0;
        }
        Uni.join()
                .all(waiting.stream().map(this::send).toList())
                .andCollectFailures()
                .await()
                .atMost(PATIENCE);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            Statements.execute(
                    connection,
                    TOLD,
                    waiting.stream()
                            .map(each -> Stream.concat(Stream.of(each.revision()), each.key().stream())
                                    .toList())
                            .toList());
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
        return waiting.size();
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("updated_at", OffsetDateTime.class);
        Finding.Builder finding = Finding.newBuilder()
                .setRule(row.getString("rule"))
                .setSeverity(Severity.forNumber(row.getInt("severity") + 1))
                .setFirstEpoch(row.getInt("first_epoch"))
                .setLastEpoch(row.getInt("last_epoch"))
                .setSubjectKind(row.getString("subject_kind"))
                .setSubject(row.getString("subject"))
                .setTitle(row.getString("title"))
                .setMessage(row.getString("message"))
                .setAdvice(row.getString("advice"))
                .addAllFields(Arrays.asList((String[]) row.getArray("fields").getArray()))
                .setDashboard(row.getString("dashboard"))
                .setPanel(row.getString("panel"))
                .putAllFigures(figures.read(row.getString("figures_json")))
                .setHolds(row.getBoolean("open"))
                .setExplainedBy(
                        Optional.ofNullable(row.getString("explained_by")).orElse(""))
                .setMainCause(row.getBoolean("main_cause"));
        return new Waiting(
                row.getLong("revision"),
                List.of(
                        row.getLong("run_key"),
                        row.getString("rule"),
                        row.getString("subject_kind"),
                        row.getString("subject"),
                        row.getInt("first_epoch")),
                Event.newBuilder()
                        .setRunId(row.getString("run_id"))
                        .setAttempt(row.getInt("attempt"))
                        .setOccurredAt(Timestamps.fromMillis(at.toInstant().toEpochMilli()))
                        .setFinding(finding)
                        .build());
    }

    private Uni<Void> send(Waiting waiting) {
        return emitter.sendMessage(EventMessage.of(waiting.event()));
    }
}
