package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.Split;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function {@code misclassified}, against the same read from every patch of two scenes. */
class MisclassifiedTest {

    private static final String RUN = "mistaken";
    private static final ChunkGrid GRID = new ChunkGrid(20, 24, 8);

    /** More pairs of classes are mistaken in a chunk of the second scene than are kept of it in short. */
    private static final int[] CLASSES = {5, 1000};

    private static final int EPOCHS = 3;

    private static final String ALL = """
            select chunk.scene, chunk.first_row + (patch.position::integer - 1) / chunk.width,
              chunk.first_col + (patch.position::integer - 1) %% chunk.width, patch.label, patch.predicted,
              coalesce(patch.p_predicted, patch.p_true)
            from patch_chunk chunk
            cross join lateral unnest(chunk.labels, chunk.predicted, chunk.p_predicted, chunk.p_true, chunk.splits)
              with ordinality as patch (label, predicted, p_predicted, p_true, split, position)
            where chunk.run_id = ? and chunk.epoch = 2 and patch.label <> -1 and patch.label <> patch.predicted and %s
            order by nullif(coalesce(patch.p_predicted, patch.p_true), 'NaN') desc nulls last, 1, 2, 3
            limit %d
            """;

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void store() throws SQLException {
        var run = new FixtureRun(RUN);
        for (int scene = 0; scene < CLASSES.length; scene++) {
            for (int chunk = 0; chunk < GRID.chunks(); chunk++) {
                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                    run.add(Event.newBuilder().setPatchScores(scores(scene, chunk, epoch)));
                }
                run.add(Event.newBuilder().setSceneDescribed(described(scene, chunk)));
            }
        }
        new EventStore(database.dataSource()).store(run.events());
    }

    private static SceneDescribed described(int scene, int chunk) {
        var described = SceneDescribed.newBuilder()
                .setScene("scene " + scene)
                .setGrid(GRID.toMessage())
                .setChunk(chunk);
        var random = new SplittableRandom(chunk);
        for (int place = 0; place < GRID.chunk(chunk).patches(); place++) {
            described.addLabels(place == 0 ? -1 : random.nextInt(CLASSES[scene]));
            described.addSplits(place % 3 == 0 ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN);
        }
        return described.build();
    }

    private static PatchScores scores(int scene, int chunk, int epoch) {
        var scores = PatchScores.newBuilder()
                .setScene("scene " + scene)
                .setGrid(GRID.toMessage())
                .setChunk(chunk)
                .setEpoch(epoch)
                .setPass(Pass.PASS_EVALUATION);
        var random = new SplittableRandom(epoch * 1000L + chunk);
        for (int place = 0; place < GRID.chunk(chunk).patches(); place++) {
            // Few different probabilities, so that many are as sure as others, and some that are the same as p(true).
            float pPredicted = place % 11 == 0 ? Float.NaN : random.nextInt(8) / 8f;
            scores.addLoss(1).addPTrue(place % 5 == 0 ? pPredicted : 0.0625f).addPPredicted(pPredicted);
            scores.addPredicted(random.nextInt(CLASSES[scene]));
        }
        return scores.build();
    }

    @Test
    void findsWhatReadingEverythingFinds() throws SQLException {
        List<String> filters = List.of("null, null", "3, null", "null, 2", "3, 2", "700, null", "null, 700");
        for (String split : List.of("all", "validation")) {
            for (String filter : filters) {
                for (int limit : new int[] {1, 7, 200}) {
                    String found = "select p_predicted from misclassified(?, '{evaluation}', '%s', 2, %s, %d)"
                            .formatted(split, filter, limit);
                    List<List<String>> expected = database.query(ALL.formatted(condition(split, filter), limit), RUN);
                    assertThat(database.query(found, RUN))
                            .as("%s %s %d", split, filter, limit)
                            .isEqualTo(expected.stream()
                                    .map(row -> row.subList(5, 6))
                                    .toList());
                }
            }
        }
    }

    private static String condition(String split, String filter) {
        var conditions = new ArrayList<String>();
        String[] classes = filter.split(", ", -1);
        conditions.add(classes[0].equals("null") ? "true" : "patch.label = " + classes[0]);
        conditions.add(classes[1].equals("null") ? "true" : "patch.predicted = " + classes[1]);
        conditions.add(split.equals("all") ? "true" : "patch.split = 2");
        return String.join(" and ", conditions);
    }

    @Test
    void tellsInWhichEpochsItWasWrong() throws SQLException {
        List<List<String>> found = database.query("""
                select mistake.epochs_scored, mistake.epochs_wrong = wrong.epochs, mistake.sample = grid_row * 24 + grid_col,
                  mistake.true_name = mistake.label::text, mistake.rank = row_number() over (order by mistake.rank)
                from misclassified(?, '{evaluation}', 'all', 2, k => 40) mistake
                cross join lateral (
                  select array_agg(epoch order by epoch) as epochs
                  from patch_predicted
                  where run_id = 'mistaken' and patch_predicted.scene = mistake.scene
                    and patch_predicted.grid_row = mistake.grid_row and patch_predicted.grid_col = mistake.grid_col
                    and not correct
                ) wrong
                """, RUN);
        assertThat(found).hasSize(40).containsOnly(List.of("3", "t", "t", "t", "t"));
    }
}
