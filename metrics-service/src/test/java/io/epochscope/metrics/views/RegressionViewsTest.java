package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.fixture.RegressionRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views say of {@link RegressionRun}, against values computed by hand. */
class RegressionViewsTest {

    private static final String RUN = "river";
    private static final String EACH = "'{training,validation}'";

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void store() throws SQLException {
        new EventStore(database.dataSource()).store(RegressionRun.completed(RUN));
    }

    private List<List<String>> read(String sql) throws SQLException {
        return database.query(sql, RUN);
    }

    @Test
    void tellWhatIsPredictedOfWhat() throws SQLException {
        assertThat(read("""
                        select task, loss_function, target, target_unit, target_mean, target_deviation
                        from run where run_id = ?
                        """)).containsExactly(List.of("regression", "huber", "flow", "m³/s", "55", "34.5"));
        assertThat(read("select * from run_feature where run_id = ? order by position"))
                .containsExactly(
                        List.of(RUN, "0", "rain", "2.5", "1.25", "3", "2"),
                        List.of(RUN, "1", "snow", "0", "1", "0", "0"));
    }

    @Test
    void haveTheFiguresOfEpochs() throws SQLException {
        assertThat(read("select * from regression_epoch where run_id = ? order by epoch"))
                .as("of splits that have any of the figures")
                .containsExactly(
                        List.of(RUN, "1", "validation", "validation", "4", "0.5", "4.5", "4.625", "NaN", "4.25", "1"),
                        List.of(RUN, "2", "validation", "validation", "4", "0.5", "4.5", "4.625", "NaN", "4.25", "0"));
        assertThat(read("select decile, residual from residual_decile where run_id = ? and epoch = 2 order by decile"))
                .hasSize(11)
                .startsWith(List.of("0", "-2.5"))
                .endsWith(List.of("10", "2.5"));
        assertThat(read("select * from residual_tenth where run_id = ? and epoch = 1"))
                .containsExactly(List.of(RUN, "1", "validation", "7", "2", "80", "90", "3.5", "3.25", "3.75", "4"));
    }

    @Test
    void residualIsOutputMinusTarget() throws SQLException {
        List<List<String>> samples = read("""
                select sample, split, target, output, residual, residual = output::double precision - target
                from patch_output where run_id = ? and scene = 'rows' and epoch = 2 order by sample
                """);
        assertThat(samples).hasSize(12);
        for (int i = 0; i < 12; i++) {
            assertThat(Double.parseDouble(samples.get(i).get(3))).isEqualTo(RegressionRun.output(i, 2));
            assertThat(Double.parseDouble(samples.get(i).get(4))).isEqualTo((i - 5) / 2.0);
            assertThat(samples.get(i).get(5)).isEqualTo("t");
        }
        assertThat(samples.get(9).subList(0, 3)).containsExactly("9", "validation", "90");
        assertThat(read("select label, target from patch_label where run_id = ? and grid_row = 1 and grid_col = 2"))
                .containsExactly(Arrays.asList(null, "60"));
    }

    @Test
    void countEveryFiniteSampleOnce() throws SQLException {
        for (String split : List.of("all", "validation")) {
            String samples = split.equals("all") ? "11" : "3";
            assertThat(read("select sum(samples) from predicted_against_true(?, " + EACH + ", '" + split + "', 1, 7)"))
                    .containsExactly(List.of(samples));
            assertThat(read("select count(*), sum(samples) from residual_bins(?, " + EACH + ", '" + split + "', 1, 7)"))
                    .containsExactly(List.of("7", samples));
        }
        assertThat(read("select low, high, samples from residual_bins(?, " + EACH + ", 'all', 2, 4) order by bin"))
                .as("from -2.5 to 3, of which the greatest is in the last bin")
                .containsExactly(
                        List.of("-2.5", "-1.125", "3"),
                        List.of("-1.125", "0.25", "3"),
                        List.of("0.25", "1.625", "3"),
                        List.of("1.625", "3", "3"));
        assertThat(read("select * from predicted_against_true(?, " + EACH + ", 'all', 2, 1)"))
                .as("one cell over -2.5 to 113")
                .containsExactly(List.of("55.25", "55.25", "12"));
        assertThat(read("select * from residual_bins(?, " + EACH + ", 'test', 2)"))
                .isEmpty();
        assertThat(read("select * from predicted_against_true(?, " + EACH + ", 'test', 2)"))
                .isEmpty();
    }

    @Test
    void nothingIsRightOrWrong() throws SQLException {
        assertThat(read("select labelled, correct, mean_p_true from patch_epoch where run_id = ? and epoch = 2"))
                .hasSize(2)
                .containsOnly(Arrays.asList("0", "0", null));
        assertThat(read("select * from patch_dynamics where run_id = ?")).isEmpty();
        assertThat(read("select * from verdict_count where run_id = ?")).isEmpty();
        assertThat(read("select * from misclassified(?, " + EACH + ", 'all', 2)"))
                .isEmpty();
    }

    @Test
    void oneSampleOverTheEpochsAndTheWorst() throws SQLException {
        assertThat(read("select epoch, loss, predicted, correct, output, target from patch_history(?, 'rows', 2, 0)"))
                .containsExactly(
                        Arrays.asList("1", "3", null, null, "83", "80"),
                        Arrays.asList("2", "1.5", null, null, "81.5", "80"));
        assertThat(read("""
                        select grid_row, grid_col, label, predicted, loss, output, target
                        from patch_worst(?, 'rows', '{training,validation}', 'all', 2, 1)
                        """)).containsExactly(Arrays.asList("2", "3", null, null, "3", "113", "110"));
    }

    @Test
    void cellsOfValues() throws SQLException {
        String cell = "select value from patch_cells(?, 'rows', " + EACH
                + ", 'all', 2, '%s') where cell_row = 0 and cell_col = 3";
        assertThat(read(cell.formatted("output"))).containsExactly(List.of("29"));
        assertThat(read(cell.formatted("target"))).containsExactly(List.of("30"));
        assertThat(read(cell.formatted("residual"))).containsExactly(List.of("-1"));
        assertThat(read("select avg(value) from patch_cells(?, 'rows', " + EACH + ", 'all', 2, 'residual', 2)"))
                .as("means of 2 × 2 patches, and of 2 × 1 in the last row")
                .containsExactly(List.of("0.75"));
    }
}
