package io.epochscope.metrics.patch;

import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.metrics.patch.PatchScoresWriter.WrittenScores;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.RunEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes labels and scores of patches, and tells whose have changed. Thread-safe. */
public final class PatchTables {

    private final LabelsTable labels;

    /** Keeps the labels of that many patches in memory, 4 bytes each. */
    public PatchTables(long cachedPatches) {
        labels = new LabelsTable(cachedPatches);
    }

    /**
     * Writes the scenes and scores of a batch, and holds the locks of their chunks until it is committed.
     *
     * @return what has changed, in the order of the keys
     */
    public SortedMap<PassChunk, ChangedChunk> write(BatchTransaction batch) throws SQLException {
        Connection connection = batch.connection();
        var shapes = new TreeMap<ChunkKey, ChunkShape>();
        List<SceneEvent> descriptions = new ArrayList<>();
        List<SceneEvent> scores = new ArrayList<>();
        locate(batch, shapes, descriptions, scores);
        if (shapes.isEmpty()) {
            return new TreeMap<>();
        }
        ChunkLocks.lock(connection, shapes.navigableKeySet());
        SortedSet<PassChunk> relabelled = describe(batch, descriptions);
        List<WrittenScores> written = PatchScoresWriter.write(batch, scores);

        Map<ChunkKey, ChunkLabels> known = labels.read(batch, shapes.keySet());
        SortedMap<PassChunk, ChangedChunk> changed = new TreeMap<>();
        for (PassChunk each : relabelled) {
            changed.put(each, changed(each, shapes, known, true));
        }
        for (WrittenScores each : written) {
            StoredScores stored = each.scores();
            ChangedChunk change = changed.computeIfAbsent(stored.of(), of -> changed(of, shapes, known, false));
            change.written().add(stored);
            if (each.replacing()) {
                change.replacing().add(stored);
            }
        }
        return changed;
    }

    private static ChangedChunk changed(
            PassChunk of, Map<ChunkKey, ChunkShape> shapes, Map<ChunkKey, ChunkLabels> known, boolean relabelled) {
        ChunkShape shape = shapes.get(of.chunk());
        ChunkLabels labels = known.getOrDefault(of.chunk(), ChunkLabels.unknown(shape.places()));
        return new ChangedChunk(shape, labels, relabelled, new ArrayList<>(), new ArrayList<>());
    }

    /** Returns the chunks that have been scored under other labels than those they have now. */
    private SortedSet<PassChunk> describe(BatchTransaction batch, List<SceneEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return new TreeSet<>();
        }
        Connection connection = batch.connection();
        SortedSet<ChunkKey> chunks = new TreeSet<>();
        events.forEach(event -> chunks.add(event.chunk()));
        Map<ChunkKey, ChunkLabels> before = labels.read(batch, chunks);
        SceneWriter.write(batch, events);
        Map<ChunkKey, ChunkLabels> after = labels.read(batch, chunks);
        chunks.removeIf(chunk -> before.containsKey(chunk) && before.get(chunk).hasSame(after.get(chunk)));
        return ScoredPasses.of(connection, chunks);
    }

    private static void locate(
            BatchTransaction batch,
            Map<ChunkKey, ChunkShape> shapes,
            List<SceneEvent> descriptions,
            List<SceneEvent> scores)
            throws SQLException {
        List<RunEvent> events = batch.events(BodyCase.SCENE_DESCRIBED, BodyCase.PATCH_SCORES);
        Map<SceneReference, Long> scenes = SceneRegistry.keys(
                batch.connection(), events.stream().map(PatchTables::scene).toList());
        for (RunEvent event : events) {
            boolean described = event.event().hasSceneDescribed();
            SceneReference scene = scene(event);
            ChunkKey chunk = new ChunkKey(
                    scenes.get(scene),
                    described
                            ? event.event().getSceneDescribed().getChunk()
                            : event.event().getPatchScores().getChunk());
            shapes.computeIfAbsent(chunk, key -> ChunkShape.of(ChunkGrid.of(scene.grid()), key.chunk()));
            (described ? descriptions : scores).add(new SceneEvent(event, chunk));
        }
    }

    private static SceneReference scene(RunEvent event) {
        if (event.event().hasSceneDescribed()) {
            SceneDescribed described = event.event().getSceneDescribed();
            return new SceneReference(event.runKey(), described.getScene(), described.getGrid());
        }
        PatchScores scores = event.event().getPatchScores();
        return new SceneReference(event.runKey(), scores.getScene(), scores.getGrid());
    }
}
