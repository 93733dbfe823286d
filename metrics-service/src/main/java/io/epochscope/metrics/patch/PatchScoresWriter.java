package io.epochscope.metrics.patch;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.Statements;
import io.epochscope.metrics.store.VersionedRow;
import io.epochscope.metrics.store.VersionedTable;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes the scores of chunks, one row for each chunk, epoch and pass. */
public final class PatchScoresWriter implements EventWriter {

    private static final VersionedTable PATCH_SCORES = new VersionedTable(
            "patch_scores",
            List.of("scene_key", "pass", "chunk", "epoch"),
            List.of("loss", "p_true", "p_predicted", "predicted", "output"));

    private static final String INSERT_SCENE_EPOCH =
            "insert into store.scene_epoch (scene_key, pass, epoch) values (?, ?, ?) on conflict do nothing";

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        List<RunEvent> events = batch.events(BodyCase.PATCH_SCORES);
        Map<SceneReference, Long> scenes = SceneRegistry.keys(
                batch.connection(),
                events.stream().map(PatchScoresWriter::scene).toList());
        List<VersionedRow> written = PATCH_SCORES.write(
                batch,
                Topic.PATCHES,
                events.stream()
                        .map(event -> row(event, scenes.get(scene(event))))
                        .toList());
        Statements.execute(
                batch.connection(),
                INSERT_SCENE_EPOCH,
                written.stream()
                        .map(row -> row.key().parts())
                        .map(key -> RowKey.of(key.get(0), key.get(1), key.get(3)))
                        .distinct()
                        .sorted()
                        .map(RowKey::parts)
                        .toList());
    }

    private static SceneReference scene(RunEvent event) {
        PatchScores scores = event.event().getPatchScores();
        return new SceneReference(event.runKey(), scores.getScene(), scores.getGrid());
    }

    private static VersionedRow row(RunEvent event, long sceneKey) {
        PatchScores scores = event.event().getPatchScores();
        var places = new ChunkPlaces(scores.getGrid(), scores.getChunk(), scores.getPresence());
        return new VersionedRow(
                event,
                RowKey.of(sceneKey, Names.of(scores.getPass()), scores.getChunk(), scores.getEpoch()),
                Arrays.asList(
                        places.reals("patch_scores.loss", scores.getLossList()),
                        places.reals("patch_scores.p_true", scores.getPTrueList()),
                        places.reals("patch_scores.p_predicted", scores.getPPredictedList()),
                        places.smallints("patch_scores.predicted", scores.getPredictedList()),
                        places.reals("patch_scores.output", scores.getOutputList())));
    }
}
