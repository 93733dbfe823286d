package io.epochscope.grafana.query;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.SceneGrid;
import io.epochscope.events.v1.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Events about the only scene of a run, numbered from 1. A patch that is not there is null in the lists of a chunk. */
final class PatchRun {
    private static final Instant OCCURRED = Instant.parse("2026-11-23T10:01:00Z");

    private final String run;
    private final String scene;
    private final SceneGrid grid;
    private final List<Event> events = new ArrayList<>();

    PatchRun(String run, String scene, int rows, int columns, int chunkSide) {
        this.run = run;
        this.scene = scene;
        grid = SceneGrid.newBuilder()
                .setRows(rows)
                .setColumns(columns)
                .setChunkSide(chunkSide)
                .build();
    }

    /** What a model makes of a patch in an epoch. */
    record Score(float loss, float pTrue, float pPredicted, int predicted) {}

    PatchRun described(String name, int chunk, List<Integer> labels, List<Split> splits) {
        return add(Event.newBuilder()
                .setSceneDescribed(SceneDescribed.newBuilder()
                        .setScene(scene)
                        .setName(name)
                        .setGrid(grid)
                        .setChunk(chunk)
                        .addAllLabels(labels)
                        .addAllSplits(splits)));
    }

    PatchRun scored(int chunk, int epoch, Pass pass, List<Score> patches) {
        var presence = new BitSet();
        var scores = PatchScores.newBuilder()
                .setScene(scene)
                .setGrid(grid)
                .setChunk(chunk)
                .setEpoch(epoch)
                .setPass(pass);
        for (int place = 0; place < patches.size(); place++) {
            Score score = patches.get(place);
            if (score != null) {
                presence.set(place);
                scores.addLoss(score.loss())
                        .addPTrue(score.pTrue())
                        .addPPredicted(score.pPredicted())
                        .addPredicted(score.predicted());
            }
        }
        byte[] bits = new byte[(patches.size() + Byte.SIZE - 1) / Byte.SIZE];
        byte[] set = presence.toByteArray();
        System.arraycopy(set, 0, bits, 0, set.length);
        return add(Event.newBuilder().setPatchScores(scores.setPresence(ByteString.copyFrom(bits))));
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    private PatchRun add(Event.Builder event) {
        events.add(event.setRunId(run)
                .setAttempt(1)
                .setSequence(events.size() + 1)
                .setOccurredAt(Timestamp.newBuilder().setSeconds(OCCURRED.getEpochSecond()))
                .build());
        return this;
    }
}
