package io.epochscope.metrics.ingest;

import io.epochscope.metrics.aggregate.AggregateWriter;
import io.epochscope.metrics.aggregate.SceneEpoch;
import io.epochscope.metrics.dynamics.DynamicsWriter;
import io.epochscope.metrics.patch.ChangedChunk;
import io.epochscope.metrics.patch.PassChunk;
import io.epochscope.metrics.patch.PatchTables;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.Stage;
import io.epochscope.metrics.store.StageClock;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes scenes and scores of patches, and all that follows from them, in the same transaction. Thread-safe. */
final class PatchWriter implements EventWriter {

    private final PatchTables tables;
    private final AggregateWriter aggregates = new AggregateWriter();
    private final DynamicsWriter dynamics;
    private final StageClock stages;

    PatchWriter(PatchTables tables, DynamicsWriter dynamics, StageClock stages) {
        this.tables = tables;
        this.dynamics = dynamics;
        this.stages = stages;
    }

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        SortedMap<PassChunk, ChangedChunk> changed = new TreeMap<>();
        stages.time(Stage.SCORES, () -> changed.putAll(tables.write(batch)));
        if (!changed.isEmpty()) {
            SortedSet<SceneEpoch> epochs = new TreeSet<>();
            stages.time(Stage.AGGREGATES, () -> epochs.addAll(aggregates.write(batch, changed)));
            stages.time(Stage.DYNAMICS, () -> dynamics.write(batch, changed));
            stages.time(Stage.SUMS, () -> aggregates.addUp(batch, epochs));
        }
    }
}
