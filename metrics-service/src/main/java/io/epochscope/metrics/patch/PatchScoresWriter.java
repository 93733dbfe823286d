package io.epochscope.metrics.patch;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.BinaryArray;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.VersionedRow;
import io.epochscope.metrics.store.VersionedTable;
import io.epochscope.metrics.store.WrittenRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes the scores of chunks, one row for each chunk, epoch and pass. */
final class PatchScoresWriter {

    private static final VersionedTable PATCH_SCORES = new VersionedTable(
            "patch_scores",
            List.of("scene_key", "pass", "chunk", "epoch"),
            List.of("loss", "p_true", "p_predicted", "predicted", "output"));

    private PatchScoresWriter() {}

    /** Returns what is in the table now and was not before, by chunk and pass, in the order of the epochs. */
    static List<WrittenScores> write(BatchTransaction batch, List<SceneEvent> events) throws SQLException {
        IdentityHashMap<VersionedRow, StoredScores> scores = new IdentityHashMap<>();
        var rows = new ArrayList<VersionedRow>();
        for (SceneEvent event : events) {
            PatchScores message = event.event().event().getPatchScores();
            StoredScores each = new StoredScores(
                    new PassChunk(event.chunk(), Names.of(message.getPass())),
                    message.getEpoch(),
                    ChunkScores.of(message));
            VersionedRow row = row(event, each);
            scores.put(row, each);
            rows.add(row);
        }
        List<WrittenRow> written = PATCH_SCORES.write(batch, Topic.PATCHES, rows);
        return written.stream()
                .map(each -> new WrittenScores(scores.get(each.row()), each.replaces()))
                .toList();
    }

    /** Scores that are new, and whether they took the place of others of their epoch. */
    record WrittenScores(StoredScores scores, boolean replacing) {}

    private static VersionedRow row(SceneEvent event, StoredScores stored) {
        ChunkScores scores = stored.scores();
        return new VersionedRow(
                event.event(),
                RowKey.of(
                        event.chunk().sceneKey(),
                        stored.of().pass(),
                        event.chunk().chunk(),
                        stored.epoch()),
                Arrays.asList(
                        reals(scores, scores.loss()),
                        reals(scores, scores.pTrue()),
                        pPredicted(scores),
                        scores.predicted() == null
                                ? null
                                : BinaryArray.ofSmallints(scores.predicted(), scores.present()),
                        reals(scores, scores.output())));
    }

    /**
     * Without those that p(true class) tells already, bit for bit: in right predictions both are the same, which saves
     * a quarter of the room.
     */
    private static BinaryArray pPredicted(ChunkScores scores) {
        if (scores.pPredicted() == null || scores.pTrue() == null) {
            return reals(scores, scores.pPredicted());
        }
        BitSet others = new BitSet(scores.places());
        BitSet present = scores.present();
        for (int place = present.nextSetBit(0); place >= 0; place = present.nextSetBit(place + 1)) {
            others.set(
                    place,
                    Float.floatToRawIntBits(scores.pPredicted()[place])
                            != Float.floatToRawIntBits(scores.pTrue()[place]));
        }
        return BinaryArray.ofReals(scores.pPredicted(), others);
    }

    private static BinaryArray reals(ChunkScores scores, float[] values) {
        return values == null ? null : BinaryArray.ofReals(values, scores.present());
    }
}
