package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.SceneGrid;
import io.epochscope.events.v1.Split;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.RunContent;
import io.epochscope.metrics.fixture.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from scores is that of all scores in the order of their epochs, however they came. */
class PatchSummariesTest {

    private static final SceneGrid GRID =
            SceneGrid.newBuilder().setRows(10).setColumns(7).setChunkSide(4).build();
    private static final int CHUNKS = 6;
    private static final int EPOCHS = 7;

    private final TestDatabase database = new TestDatabase();
    private final RunContent content = new RunContent(database);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void areTheSameInAnyOrderAndNumberOfDeliveries(long seed) throws Exception {
        String expected = "summaries-in-order-" + seed;
        String shuffled = "summaries-shuffled-" + seed;
        var inOrder = new EventStore(database.dataSource());
        for (Event event : run(expected, seed)) {
            inOrder.store(List.of(event));
        }

        Random random = new Random(seed);
        List<Event> events = new ArrayList<>(run(shuffled, seed));
        events.addAll(events.subList(0, events.size() / 3));
        Collections.shuffle(events, random);
        var outOfOrder = new EventStore(database.dataSource());
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(12));
            outOfOrder.store(events.subList(from, to));
            from = to;
        }

        assertThat(content.of(shuffled)).hasSizeGreaterThan(CHUNKS * EPOCHS).isEqualTo(content.of(expected));
    }

    @Test
    void areTheSameWhenTwoServicesStoreSideBySide() throws Exception {
        new EventStore(database.dataSource()).store(run("summaries-alone", 9));

        List<Event> events = new ArrayList<>(run("summaries-together", 9));
        ExecutorService services = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> halves = new ArrayList<>();
            for (int service = 0; service < 2; service++) {
                int odd = service;
                halves.add(() -> {
                    var store = new EventStore(database.dataSource());
                    // Each gets two thirds, a third of them twice, in batches that lock many chunks.
                    List<Event> own = new ArrayList<>();
                    for (int i = 0; i < events.size(); i++) {
                        if (i % 3 != odd) {
                            own.add(events.get(i));
                        }
                    }
                    Random random = new Random(odd);
                    Collections.shuffle(own, random);
                    for (int from = 0, to; from < own.size(); from = to) {
                        to = Math.min(own.size(), from + 1 + random.nextInt(12));
                        store.store(own.subList(from, to));
                    }
                    return null;
                });
            }
            for (Future<Void> half : services.invokeAll(halves)) {
                half.get();
            }
        } finally {
            services.shutdownNow();
        }

        assertThat(content.of("summaries-together")).isEqualTo(content.of("summaries-alone"));
    }

    @Test
    void areThoseOfAllScoresWhereSomeWereStoredBeforeThereWereAny() throws Exception {
        new EventStore(database.dataSource()).store(run("summaries-always", 11));

        List<Event> events = run("summaries-later", 11);
        int half = events.size() / 2;
        new EventStore(database.dataSource()).store(events.subList(0, half));
        for (String table : List.of("patch_dynamics", "dynamics_aggregate")) {
            assertThat(database.query("""
                            delete from store.%s where scene_key in (
                              select scene_key from store.scene join store.run using (run_key) where run_id = ?
                            )
                            returning chunk
                            """.formatted(table), "summaries-later")).isNotEmpty();
        }
        new EventStore(database.dataSource()).store(events.subList(half, events.size()));

        assertThat(content.of("summaries-later")).isEqualTo(content.of("summaries-always"));
    }

    @Test
    void agreeWithTheScoresThemselves() throws Exception {
        new EventStore(database.dataSource()).store(run("summaries-checked", 4));

        assertThat(database.query("""
                        with direct as (
                          select grid_row, grid_col, count(*) as epochs, avg(p_true::float8) as confidence,
                            stddev_pop(p_true::float8) as variability
                          from patch_p_true
                          where run_id = 'summaries-checked' and pass = 'training'
                          group by grid_row, grid_col
                        ),
                        judged as (
                          select grid_row, grid_col, count(*) filter (where correct) as correct,
                            count(*) filter (where not correct and before) as forgotten,
                            min(epoch) filter (where correct) as first_learned
                          from (
                            select *, lag(correct) over (partition by grid_row, grid_col order by epoch) as before
                            from patch_predicted
                            where run_id = 'summaries-checked' and pass = 'training'
                          ) step
                          group by grid_row, grid_col
                        )
                        select count(*),
                          bool_and(abs(direct.confidence - dynamics.confidence) < 1e-12),
                          bool_and(abs(direct.variability - dynamics.variability) < 1e-9),
                          bool_and(direct.epochs = dynamics.epochs),
                          bool_and(judged.correct = dynamics.correct),
                          bool_and(judged.forgotten = dynamics.forgotten),
                          bool_and(judged.first_learned is not distinct from dynamics.first_learned)
                        from direct
                        join judged using (grid_row, grid_col)
                        join patch_dynamics dynamics using (grid_row, grid_col)
                        where dynamics.run_id = 'summaries-checked' and dynamics.pass = 'training'
                        """)).containsExactly(List.of("70", "t", "t", "t", "t", "t", "t"));
        assertThat(database.query("""
                        select count(*), bool_and(whole.patches = direct.patches),
                          bool_and(abs(whole.mean_loss - direct.mean_loss) < 1e-6)
                        from patch_epoch whole
                        join (
                          select epoch, split, count(*) as patches, avg(loss::float8) as mean_loss
                          from patch_loss join patch_label using (run_id, scene, grid_row, grid_col)
                          where run_id = 'summaries-checked' and pass = 'training'
                          group by epoch, split
                        ) direct using (epoch, split)
                        where whole.run_id = 'summaries-checked' and whole.pass = 'training'
                        """)).containsExactly(List.of(Integer.toString(2 * EPOCHS), "t", "t"));
    }

    /**
     * Labels, then seven epochs in two passes, the second of which scores some chunks only; epochs 4 and 5 once more in
     * another attempt, and one chunk described anew with other labels.
     */
    private static List<Event> run(String runId, long seed) {
        Random random = new Random(seed);
        var first = new FixtureRun(runId, 1);
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            first.add(described(chunk, random));
        }
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                first.add(scores(chunk, epoch, Pass.PASS_TRAINING, random));
                if (chunk % 2 == 0) {
                    first.add(scores(chunk, epoch, Pass.PASS_VALIDATION, random));
                }
            }
        }
        first.add(described(3, random));
        var second = new FixtureRun(runId, 2);
        for (int epoch = 4; epoch <= 5; epoch++) {
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                second.add(
                        epoch == 4 ? scores(chunk, epoch, Pass.PASS_TRAINING, random) : onePatch(chunk, epoch, random));
            }
        }
        List<Event> events = new ArrayList<>(first.events());
        events.addAll(second.events());
        return events;
    }

    /** So that what was scored of other patches and splits before is superseded by nothing. */
    private static Event.Builder onePatch(int chunk, int epoch, Random random) {
        float p = random.nextFloat();
        return Event.newBuilder()
                .setPatchScores(PatchScores.newBuilder()
                        .setScene("scene")
                        .setGrid(GRID)
                        .setChunk(chunk)
                        .setEpoch(epoch)
                        .setPass(Pass.PASS_TRAINING)
                        .setPresence(ByteString.copyFrom(new byte[] {1}))
                        .addLoss(1)
                        .addPTrue(p)
                        .addPPredicted(p)
                        .addPredicted(random.nextInt(4)));
    }

    private static int patches(int chunk) {
        int height = Math.min(4, 10 - chunk / 2 * 4);
        int width = chunk % 2 == 0 ? 4 : 3;
        return height * width;
    }

    private static Event.Builder described(int chunk, Random random) {
        var described = SceneDescribed.newBuilder()
                .setScene("scene")
                .setName("Scene")
                .setGrid(GRID)
                .setChunk(chunk);
        for (int patch = 0; patch < patches(chunk); patch++) {
            described
                    .addLabels(random.nextInt(4))
                    .addSplits(random.nextInt(3) == 0 ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN);
        }
        return Event.newBuilder().setSceneDescribed(described);
    }

    private static Event.Builder scores(int chunk, int epoch, Pass pass, Random random) {
        var scores = PatchScores.newBuilder()
                .setScene("scene")
                .setGrid(GRID)
                .setChunk(chunk)
                .setEpoch(epoch)
                .setPass(pass);
        for (int patch = 0; patch < patches(chunk); patch++) {
            float p = random.nextFloat();
            scores.addLoss((float) -Math.log(p)).addPTrue(p).addPPredicted(random.nextFloat());
            scores.addPredicted(random.nextInt(4));
        }
        return Event.newBuilder().setPatchScores(scores);
    }
}
