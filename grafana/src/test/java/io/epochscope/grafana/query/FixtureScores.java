package io.epochscope.grafana.query;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.SceneGrid;
import io.epochscope.events.v1.Split;
import io.epochscope.grafana.query.PatchRun.Score;
import java.util.Collections;
import java.util.List;

/** The validation samples of the judged runs, one by one. */
final class FixtureScores {
    private static final String SHEET = "sheet";

    private FixtureScores() {}

    /** Of three samples the second is taken for class 0 in both epochs, the third in the second epoch alone. */
    static List<Event> classifier() {
        return new PatchRun(FixtureJudgement.CLASSIFIER, SHEET, 1, 3, 3)
                .described("Sheet", 0, List.of(0, 1, 2), Collections.nCopies(3, Split.SPLIT_VALIDATION))
                .scored(
                        0,
                        1,
                        Pass.PASS_VALIDATION,
                        List.of(
                                new Score(0.5f, 0.5f, 0.5f, 0),
                                new Score(2, 0.25f, 0.75f, 0),
                                new Score(0.5f, 0.5f, 0.5f, 2)))
                .scored(
                        0,
                        2,
                        Pass.PASS_VALIDATION,
                        List.of(
                                new Score(0.5f, 0.75f, 0.75f, 0),
                                new Score(2, 0.125f, 0.875f, 0),
                                new Score(1, 0.25f, 0.5f, 0)))
                .events();
    }

    /** Targets 0 to 3, of which all are predicted 1 too high in the second epoch. */
    static List<Event> regression() {
        var grid = SceneGrid.newBuilder().setRows(1).setColumns(4).setChunkSide(4);
        var described = SceneDescribed.newBuilder()
                .setScene(SHEET)
                .setName("Sheet")
                .setGrid(grid)
                .addAllLabels(Collections.nCopies(4, -1))
                .addAllSplits(Collections.nCopies(4, Split.SPLIT_VALIDATION));
        var scores = PatchScores.newBuilder()
                .setScene(SHEET)
                .setGrid(grid)
                .setEpoch(2)
                .setPass(Pass.PASS_VALIDATION)
                .setPresence(ByteString.copyFrom(new byte[] {0b1111}));
        for (int sample = 0; sample < 4; sample++) {
            described.addTargets(sample);
            scores.addLoss(0.5f).addOutput(sample + 1f);
        }
        return List.of(
                event(1, Event.newBuilder().setSceneDescribed(described)),
                event(2, Event.newBuilder().setPatchScores(scores)));
    }

    private static Event event(int sequence, Event.Builder event) {
        return event.setRunId(FixtureJudgement.REGRESSION)
                .setAttempt(1)
                .setSequence(sequence)
                .setOccurredAt(Timestamp.newBuilder().setSeconds(1_795_000_000))
                .build();
    }
}
