package io.epochscope.metrics.aggregate;

import io.epochscope.metrics.patch.ChangedChunk;
import io.epochscope.metrics.patch.PassChunk;
import io.epochscope.metrics.patch.ScoreHistory;
import io.epochscope.metrics.patch.StoredScores;
import io.epochscope.metrics.store.BatchTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Keeps scores in short up to date with the scores, by chunk and by scene. Stateless. */
public final class AggregateWriter {

    /**
     * Takes in what has changed of chunks whose locks the transaction holds.
     *
     * @return the epochs whose sums have changed
     */
    public SortedSet<SceneEpoch> write(BatchTransaction batch, SortedMap<PassChunk, ChangedChunk> changed)
            throws SQLException {
        SortedSet<SceneEpoch> epochs = new TreeSet<>();
        var rows = new ArrayList<List<Object>>();
        for (Map.Entry<PassChunk, ChangedChunk> entry : changed.entrySet()) {
            ChangedChunk change = entry.getValue();
            Consumer<StoredScores> aggregate = stored -> {
                epochs.add(SceneEpoch.of(stored));
                rows.addAll(PatchAggregateTable.rows(stored, change.labels(), change.shape()));
            };
            if (change.relabelled()) {
                PatchAggregateTable.clear(batch.connection(), entry.getKey());
                ScoreHistory.read(batch.connection(), entry.getKey(), aggregate);
                write(batch, rows);
                rows.clear();
            } else {
                PatchAggregateTable.clear(batch.connection(), change.replacing());
                change.written().forEach(aggregate);
            }
        }
        write(batch, rows);
        return epochs;
    }

    /**
     * Adds up epochs over all chunks. Transactions that write other chunks of the same epochs wait for each other from
     * here on, so this comes last.
     */
    public void addUp(BatchTransaction batch, SortedSet<SceneEpoch> epochs) throws SQLException {
        PatchEpochTable.addUp(batch.connection(), epochs);
    }

    private static void write(BatchTransaction batch, List<List<Object>> rows) throws SQLException {
        PatchAggregateTable.write(batch.connection(), rows);
        batch.countRows("patch_aggregate", rows.size());
    }
}
