package io.epochscope.metrics.dynamics;

import io.epochscope.metrics.patch.ChangedChunk;
import io.epochscope.metrics.patch.ChunkLabels;
import io.epochscope.metrics.patch.PassChunk;
import io.epochscope.metrics.patch.ScoreHistory;
import io.epochscope.metrics.patch.StoredScores;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.Stage;
import io.epochscope.metrics.store.StageClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.sql.DataSource;

/**
 * Keeps the dynamics of patches up to date with their scores. Epochs that come in order are folded into what is there;
 * one that comes late, or again in a later attempt, has its chunk folded anew from all its stored scores. Either way
 * the result is that of folding all stored epochs in their order. Thread-safe.
 */
public final class DynamicsWriter {

    /** Of a row's arrays. */
    private static final long BYTES_A_PATCH = 34;

    private final VerdictThresholds thresholds;
    private final DynamicsCache cache;
    private final DynamicsVacuum vacuum;
    private final StageClock stages;

    /**
     * A writer.
     *
     * @param cachedPatches of how many patches states are kept in memory, some 40 bytes each
     * @param dataSource for what cannot be done within a batch's transaction
     * @param stages is told how long that took
     */
    public DynamicsWriter(VerdictThresholds thresholds, long cachedPatches, DataSource dataSource, StageClock stages) {
        this.stages = stages;
        this.thresholds = thresholds;
        cache = new DynamicsCache(cachedPatches);
        vacuum = new DynamicsVacuum(dataSource);
    }

    /** Takes in what has changed of chunks whose locks the transaction holds. */
    public void write(BatchTransaction batch, SortedMap<PassChunk, ChangedChunk> changed) throws SQLException {
        Connection connection = batch.connection();
        Map<PassChunk, Long> revisions = DynamicsTable.revisions(connection, changed.keySet());
        var rows = new ArrayList<List<Object>>();
        var aggregates = new ArrayList<List<Object>>();
        for (Map.Entry<PassChunk, ChangedChunk> entry : changed.entrySet()) {
            PassChunk of = entry.getKey();
            ChangedChunk change = entry.getValue();
            Long revision = revisions.get(of);
            if (revision == null && change.written().stream().noneMatch(DynamicsWriter::isOfClasses)) {
                continue;
            }
            ChunkDynamics dynamics = dynamics(connection, of, change, revision);
            if (dynamics.present().isEmpty()) {
                DynamicsTable.clear(connection, of);
                continue;
            }
            PatchVerdict[] verdicts = verdicts(dynamics);
            long next = revision == null ? 1 : revision + 1;
            rows.add(DynamicsTable.row(of, next, dynamics, verdicts));
            aggregates.addAll(DynamicsAggregateTable.rows(of, dynamics, verdicts, change.labels(), change.shape()));
            batch.afterCommit(() -> cache.put(of, next, dynamics));
        }
        DynamicsTable.write(connection, rows);
        DynamicsAggregateTable.write(connection, aggregates);
        batch.countRows("patch_dynamics", rows.size());
        long places = changed.values().stream()
                .mapToLong(change -> change.shape().places())
                .sum();
        batch.afterCommit(() -> stages.time(Stage.VACUUM, () -> vacuum.replaced(places * BYTES_A_PATCH)));
    }

    private ChunkDynamics dynamics(Connection connection, PassChunk of, ChangedChunk change, Long revision)
            throws SQLException {
        if (!change.relabelled()) {
            ChunkDynamics before = revision == null ? nothing(change) : before(connection, of, revision);
            if (continues(connection, of, change, before)) {
                change.written().forEach(stored -> fold(before, stored, change.labels()));
                return before;
            }
        }
        // What was stored in other splits, or of patches that are not scored any more, must not stay.
        DynamicsAggregateTable.clear(connection, of);
        ChunkDynamics anew = nothing(change);
        ScoreHistory.read(connection, of, stored -> fold(anew, stored, change.labels()));
        return anew;
    }

    /** Whether what is new comes after all that was there. Where nothing is known, there may be scores all the same. */
    private static boolean continues(Connection connection, PassChunk of, ChangedChunk change, ChunkDynamics before)
            throws SQLException {
        return before.present().isEmpty()
                ? ScoreHistory.epochs(connection, of) == change.written().size()
                : change.written().get(0).epoch() > before.lastEpoch();
    }

    private static ChunkDynamics nothing(ChangedChunk change) {
        return new ChunkDynamics(change.shape().places());
    }

    private ChunkDynamics before(Connection connection, PassChunk of, long revision) throws SQLException {
        Optional<ChunkDynamics> kept = cache.take(of, revision);
        return kept.isPresent()
                ? kept.get()
                : DynamicsTable.read(connection, of).orElseThrow();
    }

    private static void fold(ChunkDynamics dynamics, StoredScores stored, ChunkLabels labels) {
        if (isOfClasses(stored)) {
            dynamics.fold(stored.epoch(), stored.scores(), labels.labels());
        }
    }

    /** Where a value is predicted, nothing is right or wrong. */
    private static boolean isOfClasses(StoredScores stored) {
        return stored.scores().pTrue() != null;
    }

    private PatchVerdict[] verdicts(ChunkDynamics dynamics) {
        PatchVerdict[] verdicts = new PatchVerdict[dynamics.places()];
        dynamics.present().stream().forEach(place -> verdicts[place] = PatchVerdict.of(dynamics, place, thresholds));
        return verdicts;
    }
}
