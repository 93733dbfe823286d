package io.epochscope.grafana.query;

import static io.epochscope.events.v1.Split.SPLIT_TRAIN;
import static io.epochscope.events.v1.Split.SPLIT_VALIDATION;

import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.grafana.query.PatchRun.Score;
import java.util.Arrays;
import java.util.List;

/**
 * The scene of the two fixture runs: 2 × 3 patches in chunks of side 2, so that the right one is clipped; three epochs,
 * whose losses are those of the first one divided by the epoch. Patch (1, 1) is of the validation split, (1, 2) has no
 * label, and (1, 0) has the label 1 in the first run and 0 in the second one, which is what both predict.
 */
final class FixtureScene {
    static final String RUN = "o'brien's \"run\"; drop table run; --";
    static final String RERUN = "rerun";

    private static final int EPOCHS = 3;

    private FixtureScene() {}

    static List<Event> run() {
        return scene(RUN, 1, new Score(3, 0.25f, 0.75f, 0));
    }

    static List<Event> rerun() {
        return scene(RERUN, 0, new Score(0.5f, 0.75f, 0.75f, 0));
    }

    private static List<Event> scene(String id, int lowerLeftLabel, Score lowerLeft) {
        var run = new PatchRun(id, "sheet", 2, 3, 2)
                .described(
                        "Contact sheet",
                        0,
                        List.of(0, 1, lowerLeftLabel, 0),
                        List.of(SPLIT_TRAIN, SPLIT_TRAIN, SPLIT_TRAIN, SPLIT_VALIDATION))
                .described("Contact sheet", 1, List.of(1, -1), List.of(SPLIT_TRAIN, SPLIT_TRAIN));
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            run.scored(
                            0,
                            epoch,
                            Pass.PASS_TRAINING,
                            at(epoch, new Score(1, 0.75f, 0.75f, 0), new Score(2, 0.5f, 0.5f, 1), lowerLeft, null))
                    .scored(
                            1,
                            epoch,
                            Pass.PASS_TRAINING,
                            at(epoch, new Score(4, 0.0625f, 0.9375f, 0), new Score(5, 0, 1, 0)))
                    .scored(0, epoch, Pass.PASS_VALIDATION, at(epoch, null, null, null, new Score(7, 0.5f, 0.5f, 0)));
        }
        return run.events();
    }

    private static List<Score> at(int epoch, Score... first) {
        return Arrays.stream(first)
                .map(score -> score == null
                        ? null
                        : new Score(score.loss() / epoch, score.pTrue(), score.pPredicted(), score.predicted()))
                .toList();
    }
}
