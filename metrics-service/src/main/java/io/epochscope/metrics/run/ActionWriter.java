package io.epochscope.metrics.run;

import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.Statements;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Writes what was done to running trainings. */
public final class ActionWriter implements EventWriter {

    private static final String INSERT = """
            insert into store.run_action (run_key, attempt, occurred_at, action, actor, reason, epoch)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        int rows = Statements.execute(
                batch.connection(),
                INSERT,
                batch.events(BodyCase.ACTION_TAKEN).stream()
                        .sorted(Comparator.comparingLong(RunEvent::runKey).thenComparing(RunEvent::version))
                        .map(ActionWriter::parameters)
                        .toList());
        batch.countRows("run_action", rows);
    }

    private static List<Object> parameters(RunEvent event) {
        ActionTaken taken = event.event().getActionTaken();
        return List.of(
                event.runKey(),
                event.event().getAttempt(),
                event.occurredAt(),
                taken.getAction(),
                taken.getActor(),
                taken.getReason(),
                taken.getEpoch());
    }
}
