package io.epochscope.metrics.run;

import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.Statements;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Writes when attempts began and how they ended. If an attempt is closed more than once, the closing event that
 * occurred last stays.
 */
public final class AttemptWriter implements EventWriter {

    private static final String START = """
            insert into store.run_attempt as stored (run_key, attempt, started_at, from_epoch, start_reason)
            values (?, ?, ?, ?, ?)
            on conflict (run_key, attempt) do update set
              started_at = excluded.started_at,
              from_epoch = excluded.from_epoch,
              start_reason = excluded.start_reason
            where stored.started_at is null or stored.started_at < excluded.started_at
            """;

    private static final String FINISH = """
            insert into store.run_attempt as stored
              (run_key, attempt, finished_at, status, finish_reason, epochs_completed, best_epoch, best_metric, best_value)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (run_key, attempt) do update set
              finished_at = excluded.finished_at,
              status = excluded.status,
              finish_reason = excluded.finish_reason,
              epochs_completed = excluded.epochs_completed,
              best_epoch = excluded.best_epoch,
              best_metric = excluded.best_metric,
              best_value = excluded.best_value
            where stored.finished_at is null or stored.finished_at < excluded.finished_at
            """;

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        int rows = 0;
        for (RunEvent event : sorted(batch.events(BodyCase.ATTEMPT_STARTED, BodyCase.RUN_FINISHED))) {
            boolean closes = event.event().hasRunFinished();
            rows += Statements.execute(
                    batch.connection(), closes ? FINISH : START, List.of(closes ? finish(event) : start(event)));
        }
        for (RunEvent event : batch.events(BodyCase.RUN_FINISHED)) {
            event.event()
                    .getRunFinished()
                    .getEventsPerTopicMap()
                    .forEach((topic, events) ->
                            batch.ledger().publish(event.runKey(), event.event().getAttempt(), topic, events));
        }
        batch.countRows("run_attempt", rows);
    }

    /** In the order of the table's keys, whichever statement it takes: others may write to the same rows. */
    private static List<RunEvent> sorted(List<RunEvent> events) {
        return events.stream()
                .sorted(Comparator.comparingLong(RunEvent::runKey)
                        .thenComparing(RunEvent::version)
                        .thenComparing(RunEvent::occurredAt))
                .toList();
    }

    private static List<Object> start(RunEvent event) {
        AttemptStarted started = event.event().getAttemptStarted();
        return List.of(
                event.runKey(),
                event.event().getAttempt(),
                event.occurredAt(),
                started.getFromEpoch(),
                started.getReason());
    }

    private static List<Object> finish(RunEvent event) {
        RunFinished finished = event.event().getRunFinished();
        boolean hasBest = finished.getBestEpoch() > 0;
        return Arrays.asList(
                event.runKey(),
                event.event().getAttempt(),
                event.occurredAt(),
                status(finished.getStatus()),
                finished.getReason().isEmpty() ? null : finished.getReason(),
                finished.getEpochsCompleted(),
                hasBest ? finished.getBestEpoch() : null,
                hasBest ? finished.getBestMetric() : null,
                hasBest ? finished.getBestValue() : null);
    }

    private static String status(RunStatus status) {
        return status.name().substring("RUN_STATUS_".length());
    }
}
