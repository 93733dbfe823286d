package io.epochscope.metrics.epoch;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.Resources;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.VersionedRow;
import io.epochscope.metrics.store.VersionedTable;
import io.epochscope.metrics.store.WrittenRow;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Writes epochs; the highest attempt's stays, with all that it says of its splits. */
public final class EpochWriter implements EventWriter {

    private static final VersionedTable EPOCH = new VersionedTable(
            "epoch",
            List.of("run_key", "epoch"),
            List.of(
                    "occurred_at",
                    "step",
                    "learning_rate",
                    "seconds_training",
                    "seconds_validating",
                    "seconds_watching",
                    "seconds_waiting_for_data",
                    "resident_bytes",
                    "heap_bytes",
                    "cpu_seconds"));

    private final EpochSplitWriter splits = new EpochSplitWriter();
    private final RunMetricTable metrics = new RunMetricTable();

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        List<WrittenRow> written = EPOCH.write(
                batch,
                Topic.EPOCHS,
                batch.events(BodyCase.EPOCH_COMPLETED).stream()
                        .map(EpochWriter::row)
                        .toList());
        List<RunEvent> events = written.stream().map(each -> each.row().event()).toList();
        splits.replace(batch, events);
        metrics.fold(batch, written);
    }

    private static VersionedRow row(RunEvent event) {
        EpochCompleted completed = event.event().getEpochCompleted();
        Resources resources = completed.getResources();
        boolean measured = completed.hasResources();
        return new VersionedRow(
                event,
                RowKey.of(event.runKey(), completed.getEpoch()),
                Arrays.asList(
                        event.occurredAt(),
                        completed.getStep(),
                        completed.getLearningRate(),
                        completed.getSecondsTraining(),
                        completed.getSecondsValidating(),
                        completed.getSecondsWatching(),
                        completed.getSecondsWaitingForData(),
                        measured ? resources.getResidentBytes() : null,
                        measured ? resources.getHeapBytes() : null,
                        measured ? resources.getCpuSeconds() : null));
    }
}
