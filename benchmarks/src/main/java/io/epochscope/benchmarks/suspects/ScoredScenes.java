package io.epochscope.benchmarks.suspects;

import io.epochscope.engine.events.EventSink;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.metrics.dynamics.VerdictThresholds;
import io.epochscope.metrics.patch.ChunkScores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Folds the scores of a run as metrics-service does, without a database. */
final class ScoredScenes implements EventSink {

    private record Key(String scene, int chunk) {}

    private final Map<Key, ScoredChunk> chunks = new HashMap<>();

    @Override
    public void publish(Event event) {
        if (event.hasSceneDescribed()) {
            SceneDescribed described = event.getSceneDescribed();
            chunks.put(new Key(described.getScene(), described.getChunk()), new ScoredChunk(described));
        } else if (event.hasPatchScores()) {
            PatchScores scores = event.getPatchScores();
            chunks.get(new Key(scores.getScene(), scores.getChunk()))
                    .fold(scores.getEpoch(), scores.getPass(), ChunkScores.of(scores));
        }
    }

    /** All patches that were scored, by the thresholds that are used unless settings say otherwise. */
    List<JudgedPatch> judge(IntPredicate isFlipped) {
        List<JudgedPatch> patches = new ArrayList<>();
        chunks.values().forEach(chunk -> chunk.judge(VerdictThresholds.defaults(), isFlipped, patches::add));
        return patches;
    }
}
