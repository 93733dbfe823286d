package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.events.v1.ClassDescription;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.SceneGrid;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views say of {@link FixtureRun}, against values computed by hand. */
class ReadViewsTest {

    private static final String RUN = "viewed";

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void store() throws SQLException {
        new EventStore(database.dataSource()).store(FixtureRun.completed(RUN));
    }

    @Test
    void runs() throws SQLException {
        assertThat(read("""
                        select name, status, attempt, kind, model, dataset, optimizer, learning_rate, batch_size, seed, task,
                          parameters, epochs, last_epoch, train_loss, validation_loss, test_loss, train_accuracy,
                          validation_accuracy, best_epoch, best_metric, best_value, tags, request ->> 'epochs',
                          environment ->> 'java', started_at < finished_at, finished_at = last_event_at
                        from run where run_id = ?
                        """))
                .containsExactly(Arrays.asList(
                        "Fixture",
                        "COMPLETED",
                        "1",
                        "training",
                        "mlp",
                        "generated",
                        "adam",
                        "0.001",
                        "4",
                        "7",
                        "classification",
                        "10",
                        "2",
                        "2",
                        "0.5",
                        "1",
                        null,
                        "0.5",
                        "0.5",
                        "2",
                        "validation_loss",
                        "1",
                        "{fixture}",
                        "2",
                        "17",
                        "t",
                        "t"));
        assertThat(
                        read(
                                "select attempt, from_epoch, start_reason, status, finish_reason, epochs_completed, best_epoch from run_attempt where run_id = ?"))
                .containsExactly(Arrays.asList("1", "1", "requested", "COMPLETED", null, "2", "2"));
        assertThat(read("select class_index, name, colour from run_class where run_id = ? order by 1"))
                .containsExactly(Arrays.asList("0", "zero", null), List.of("1", "one", "#FF0000"));
        assertThat(
                        read(
                                "select position, layer, kind, output_shape, parameters, flops from run_layer where run_id = ?"))
                .containsExactly(Arrays.asList("0", "01Linear", "Linear", "{2}", "10", null));
        assertThat(read("select split, samples from run_split where run_id = ? order by 1"))
                .containsExactly(List.of("train", "10"), List.of("validation", "4"));
    }

    @Test
    void epochs() throws SQLException {
        assertThat(read("""
                        select epoch, attempt, step, learning_rate, train_loss, validation_loss, test_loss, train_accuracy,
                          validation_accuracy, gradient_norm, samples_per_second, seconds_training, seconds_validating,
                          seconds_watching, seconds_waiting_for_data, resident_bytes, heap_bytes, cpu_seconds
                        from run_epoch where run_id = ? order by epoch
                        """))
                .containsExactly(
                        Arrays.asList(
                                "1", "1", "3", "0.001", "1", "2", null, "0.5", "0.25", "1.5", "1000", "2", "1", "0.125",
                                "0.25", "1048576", "524288", "3.5"),
                        Arrays.asList(
                                "2", "1", "6", "0.0005", "0.5", "1", null, "0.5", "0.5", "1.5", "1000", "2", "1",
                                "0.125", "0.25", "1048576", "524288", "3.5"));
        assertThat(read("select split, metric, value from epoch_metric where run_id = ? and epoch = 1 order by 1, 2"))
                .containsExactly(
                        List.of("", "gradient_norm", "1.5"),
                        List.of("", "samples_per_second", "1000"),
                        List.of("train", "accuracy", "0.5"),
                        List.of("train", "loss", "1"),
                        List.of("validation", "accuracy", "0.25"),
                        List.of("validation", "loss", "2"));
        assertThat(read("select epoch, step, value from step_scalar where run_id = ? and name = 'loss' order by step"))
                .containsExactly(
                        List.of("1", "1", "3"),
                        List.of("1", "2", "2.5"),
                        List.of("1", "3", "2"),
                        List.of("2", "4", "2"),
                        List.of("2", "5", "1.5"),
                        List.of("2", "6", "1"));
        assertThat(read("select * from step_curve(?, 'loss', 11)"))
                .containsExactly(
                        Arrays.asList("1", "3", null),
                        Arrays.asList("3", "2", "2.5"),
                        Arrays.asList("4", "2", null),
                        Arrays.asList("6", "1", "1.5"));
    }

    @Test
    void scenes() throws SQLException {
        assertThat(read("select scene, name, grid_rows, grid_columns, chunk_side from run_scene where run_id = ?"))
                .containsExactly(List.of("samples", "Samples", "3", "5", "2"));
        assertThat(read("select scene, pass, epoch from scene_epoch where run_id = ? order by epoch"))
                .containsExactly(List.of("samples", "training", "1"), List.of("samples", "training", "2"));
        assertThat(
                        read(
                                "select chunk, first_row, first_col, width, cardinality(labels) from scene_chunk where run_id = ? order by 1"))
                .containsExactly(
                        List.of("0", "0", "0", "2", "4"),
                        List.of("1", "0", "2", "2", "4"),
                        List.of("2", "0", "4", "1", "2"),
                        List.of("3", "2", "0", "2", "2"),
                        List.of("4", "2", "2", "2", "2"),
                        List.of("5", "2", "4", "1", "1"));
    }

    @Test
    void patchesAreWhereTheyLieAndAbsentOnesAreNot() throws SQLException {
        List<List<String>> losses = read(
                "select grid_row, grid_col, loss from patch_loss where run_id = ? and scene = 'samples' and pass = 'training' and epoch = 1 order by 1, 2");
        assertThat(losses).hasSize(14).doesNotContain(List.of("1", "1", "1.75"));
        for (List<String> patch : losses) {
            int position = Integer.parseInt(patch.get(0)) * 5 + Integer.parseInt(patch.get(1));
            Float expected = position == 9 ? Float.NaN : position / 8f + 1;
            assertThat(Float.valueOf(patch.get(2))).isEqualTo(expected);
        }
        assertThat(
                        read(
                                "select p_true from patch_p_true where run_id = ? and epoch = 2 and grid_row = 2 and grid_col = 3"))
                .containsExactly(List.of("0.8125"));
        assertThat(
                        read(
                                "select p_predicted from patch_p_predicted where run_id = ? and epoch = 2 and grid_row = 2 and grid_col = 3"))
                .containsExactly(List.of("0.59375"));
        assertThat(
                        read(
                                "select predicted, label, correct from patch_predicted where run_id = ? and epoch = 1 and grid_row = 2 order by grid_col"))
                .containsExactly(
                        List.of("0", "0", "t"),
                        List.of("0", "1", "f"),
                        List.of("0", "0", "t"),
                        List.of("0", "1", "f"),
                        Arrays.asList("0", null, null));
        assertThat(
                        read(
                                "select label, split, sample from patch_label where run_id = ? and grid_row = 2 order by grid_col"))
                .containsExactly(
                        Arrays.asList("0", "validation", null),
                        Arrays.asList("1", "validation", null),
                        Arrays.asList("0", "validation", null),
                        Arrays.asList("1", "validation", null),
                        Arrays.asList(null, "validation", null));
    }

    @Test
    void historyOfOnePatch() throws SQLException {
        assertThat(read("select * from patch_history(?, 'samples', 0, 3)"))
                .containsExactly(
                        Arrays.asList("1", "training", "1.375", "0.1875", "0.90625", "0", "f", null, null),
                        Arrays.asList("2", "training", "2.375", "0.1875", "0.90625", "1", "t", null, null));
        assertThat(read("select epoch, loss from patch_history(?, 'samples', 1, 4)"))
                .containsExactly(List.of("1", "NaN"), List.of("2", "NaN"));
        assertThat(read("select * from patch_history(?, 'samples', 1, 1)")).isEmpty();
        assertThat(read("select * from patch_history(?, 'samples', 3, 0)")).isEmpty();
        assertThat(read("select * from patch_history(?, 'samples', 0, 5)")).isEmpty();
        List<List<String>> plan = read("explain (verbose) select * from patch_history(?, 'samples', 0, 3)");
        assertThat(plan.toString())
                .containsIgnoringCase("Index")
                .contains("patch_scores")
                .doesNotContainIgnoringCase("unnest")
                .doesNotContain("Function Scan");
    }

    @Test
    void gridHasEveryCellInOrder() throws SQLException {
        List<List<String>> cells = read("select * from patch_cells(?, 'samples', '{training}', 'all', 1, 'loss')");
        assertThat(cells).hasSize(15);
        for (int i = 0; i < 15; i++) {
            int column = i / 3;
            int row = i % 3;
            int position = row * 5 + column;
            String value = position == 6 ? null : position == 9 ? "NaN" : text(position / 8.0 + 1);
            assertThat(cells.get(i)).isEqualTo(Arrays.asList(Integer.toString(column), Integer.toString(row), value));
        }
        assertThat(
                        read(
                                "select value from patch_cells(?, 'samples', '{training}', 'all', 2, 'correct') where cell_row = 2"))
                .containsExactly(List.of("1"), List.of("1"), List.of("1"), List.of("1"), Arrays.asList((String) null));
        assertThat(
                        read(
                                "select value from patch_cells(?, 'samples', '{training}', 'all', 1, 'p_true') where cell_row = 0"))
                .containsExactly(List.of("0"), List.of("0.0625"), List.of("0.125"), List.of("0.1875"), List.of("0.25"));
    }

    @Test
    void gridIsAveragedDown() throws SQLException {
        // The power of two that makes at most two cells of 5 columns is 4: columns 0 to 3 and 4, all three rows.
        double left = ((0 + 1 + 2 + 3 + 5 + 7 + 8 + 10 + 11 + 12 + 13) / 8.0 + 11) / 11;
        assertThat(read("select * from patch_cells(?, 'samples', '{training}', 'all', 1, 'loss', 2)"))
                .containsExactly(List.of("0", "0", text(left)), List.of("1", "0", "NaN"));
    }

    @Test
    void histograms() throws SQLException {
        List<String> moments = read("""
                        select count, mean, std, skewness, kurtosis, norm, minimum, maximum, zeros, nans, units, dead_units,
                          saturated_units
                        from tensor_histogram where run_id = ? and epoch = 1 and layer = '01Linear' and kind = 'weight'
                        """).get(0);
        double variance = 35.2 / 5;
        double[] expected = {
            6,
            0.4,
            Math.sqrt(variance),
            52.08 / 5 / Math.pow(variance, 1.5),
            583.616 / 5 / variance / variance - 3,
            6,
            -3,
            5,
            1,
            1,
            2,
            1,
            0
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(Double.parseDouble(moments.get(i))).isCloseTo(expected[i], within(1e-12));
        }
        assertThat(read("select low, high, count from histogram_bucket where run_id = ? and epoch = 2 order by 1, 2"))
                .containsExactly(
                        List.of("-4", "-2", "1"),
                        List.of("-2", "-1", "1"),
                        List.of("0", "0", "1"),
                        List.of("1", "2", "1"),
                        List.of("4", "8", "1"));
    }

    @Test
    void binsOfAnEpochSumToOne() throws SQLException {
        assertThat(
                        read(
                                "select epoch, count(*), round(sum(share)::numeric, 9) from histogram_bins(?, '01Linear', 'weight', 'weight', 8) group by epoch order by epoch"))
                .containsExactly(List.of("1", "8", "1.000000000"), List.of("2", "8", "1.000000000"));
        // Bins of width 1 from -3: [-4, -2) is clipped to [-3, -2), [4, 8) to [4, 5).
        assertThat(
                        read(
                                "select bin, low, high, round(share::numeric, 6) from histogram_bins(?, '01Linear', 'weight', 'weight', 8) where epoch = 1"))
                .containsExactly(
                        List.of("0", "-3", "-2", "0.200000"),
                        List.of("1", "-2", "-1", "0.200000"),
                        List.of("2", "-1", "0", "0.000000"),
                        List.of("3", "0", "1", "0.200000"),
                        List.of("4", "1", "2", "0.200000"),
                        List.of("5", "2", "3", "0.000000"),
                        List.of("6", "3", "4", "0.000000"),
                        List.of("7", "4", "5", "0.200000"));
    }

    @Test
    void pictures() throws SQLException {
        assertThat(
                        read(
                                "select kind, scene, sample, split, epoch, caption ->> 'true', octet_length(png) from picture where run_id = ?"))
                .containsExactly(List.of("sample", "samples", "3", "train", "0", "one", "8"));
    }

    @Test
    void scoresOfARegressionHaveNoClasses() throws SQLException {
        var run = new FixtureRun("regression");
        run.add(Event.newBuilder()
                .setPatchScores(PatchScores.newBuilder()
                        .setScene("points")
                        .setGrid(FixtureRun.GRID)
                        .setChunk(5)
                        .setEpoch(1)
                        .setPass(Pass.PASS_VALIDATION)
                        .addLoss(Float.POSITIVE_INFINITY)
                        .addOutput(2.5f)));
        new EventStore(database.dataSource()).store(run.events());
        assertThat(
                        database.query(
                                "select loss, p_true, p_predicted, predicted, output from patch_chunk where run_id = 'regression'"))
                .containsExactly(Arrays.asList("{Infinity}", null, null, null, "{2.5}"));
        assertThat(database.query("select * from patch_history('regression', 'points', 2, 4)"))
                .containsExactly(Arrays.asList("1", "validation", "Infinity", null, null, null, null, "2.5", null));
        assertThat(
                        database.query(
                                "select value from patch_cells('regression', 'points', '{validation}', 'all', 1, 'loss') where cell_col = 4 and cell_row = 2"))
                .containsExactly(List.of("Infinity"));
        assertThat(
                        database.query(
                                "select count(*), count(value) from patch_cells('regression', 'points', '{validation}', 'all', 1, 'correct')"))
                .containsExactly(List.of("15", "0"));
    }

    @Test
    void whatIsPredictedAsSureAsTheTruthIsReadBack() throws SQLException {
        var run = new FixtureRun("sure");
        run.add(Event.newBuilder()
                .setPatchScores(PatchScores.newBuilder()
                        .setScene("pair")
                        .setGrid(SceneGrid.newBuilder().setRows(1).setColumns(2).setChunkSide(2))
                        .setEpoch(1)
                        .setPass(Pass.PASS_VALIDATION)
                        .addLoss(0.5f)
                        .addLoss(2)
                        .addPTrue(0.625f)
                        .addPTrue(0.125f)
                        .addPPredicted(0.625f)
                        .addPPredicted(0.75f)
                        .addPredicted(1)
                        .addPredicted(0)));
        new EventStore(database.dataSource()).store(run.events());

        assertThat(database.query("select p_predicted from patch_chunk where run_id = 'sure'"))
                .containsExactly(List.of("{NULL,0.75}"));
        assertThat(database.query("select p_predicted from patch_p_predicted where run_id = 'sure' order by grid_col"))
                .containsExactly(List.of("0.625"), List.of("0.75"));
        assertThat(database.query("select p_predicted from patch_history('sure', 'pair', 0, 0)"))
                .containsExactly(List.of("0.625"));
    }

    @Test
    void correctionsOfWhateverRequestThereIs() throws SQLException {
        var run = new FixtureRun("corrected-patches");
        run.add(Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .setName("Corrected")
                        .setRequestJson("""
                                {"corrections": [
                                  {"scene": "s", "row": 1, "column": 2, "action": "relabel", "class": "one"},
                                  {"scene": "s", "row": 1, "column": 3, "action": "relabel", "class": "7"},
                                  {"scene": "s", "row": 1, "column": 4, "action": "weight", "weight": 0.5},
                                  {"scene": "s", "row": "first", "column": 4}, "nonsense", null
                                ]}
                                """)
                        .addClasses(ClassDescription.newBuilder().setIndex(1).setName("one"))));
        new EventStore(database.dataSource()).store(run.events());

        assertThat(database.query("""
                        select grid_row, grid_col, action, class_index, weight
                        from correction where run_id = 'corrected-patches' order by grid_col
                        """))
                .containsExactly(
                        Arrays.asList("1", "2", "relabel", "1", null),
                        Arrays.asList("1", "3", "relabel", "7", null),
                        Arrays.asList("1", "4", "weight", null, "0.5"));
    }

    @Test
    void readersReadTheViewsAndNothingElse() throws SQLException {
        try (Connection reader = database.reader()) {
            for (List<String> view : TestDatabase.query(
                    reader, "select table_name from information_schema.views where table_schema = 'public'")) {
                TestDatabase.query(reader, "select * from " + view.get(0) + " limit 1");
            }
            assertThat(TestDatabase.query(reader, "select * from patch_history(?, 'samples', 0, 0)", RUN))
                    .hasSize(2);
            assertThat(TestDatabase.query(
                            reader, "select * from patch_cells(?, 'samples', '{training}', 'all', 1, 'loss')", RUN))
                    .hasSize(15);
            assertThatThrownBy(() -> TestDatabase.query(reader, "select * from store.run"))
                    .hasMessageContaining("permission denied");
        }
    }

    private List<List<String>> read(String sql) throws SQLException {
        return database.query(sql, RUN);
    }

    /** As PostgreSQL writes a number. */
    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
