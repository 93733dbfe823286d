package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.grafana.panel.Dashboard;
import io.epochscope.grafana.panel.Panel;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every panel shows what is known of the fixture run, in the shape that its kind needs. */
class PanelValuesTest {
    private static final Choices CHOICES = Choices.none()
            .with("run", FixtureScene.RUN)
            .with("scene", "sheet")
            .with("pass", "training,validation")
            .with("epoch", "last")
            .with("at", "3")
            .with("split", "all")
            .with("metric", "loss")
            .with("opacity", "0.5")
            .with("colours", "viridis")
            .with("verdict", "all")
            .with("worst", "2")
            .with("row", "1")
            .with("column", "0")
            .with("compare", FixtureScene.RERUN)
            .with("pictures", "http://metrics.example/runs/run/scenes/sheet")
            .with("scores", "each")
            .with("thumbnail", ".png?size=64")
            .with("layer", "01Linear")
            .with("tensor", "weight")
            .with("kind", "gradient")
            .with("first", "1")
            .with("against", "half-way")
            .with("beside", "2")
            .with("sample", "train:0")
            .with("unit", "1")
            .with("excited", "02Activation")
            .with("active", "01Linear")
            .with("attribution", "true")
            .with("colour", "class");

    private static final Choices JUDGED =
            CHOICES.with("split", "validation").with("pass", "validation").with("at", "2");

    private static final Choices COMPARED = CHOICES.with("runs", FixtureComparison.RUNS)
            .with("split", "validation")
            .with("figure", "last")
            .with("smoothing", "0.6")
            .with("differing", "differing")
            .with("baseline", "compared-1")
            .with("group", "b6861494d8a1b6ffff62c282484e2dd9")
            .with("other_group", "8ab3752a124caac30bf1118c7da512d4")
            .with("parameter", "model.dropout")
            .with("scalar", "loss")
            .with("patch_metric", "loss");

    /** What is chosen in dashboards of their own runs. */
    private static final Map<String, Choices> CHOICES_OF = Map.of(
            "epochscope-classification", JUDGED.with("run", FixtureJudgement.CLASSIFIER),
            "epochscope-regression", JUDGED.with("run", FixtureJudgement.REGRESSION),
            "epochscope-learning-rate", CHOICES.with("run", FixtureRateRange.RUN),
            "epochscope-compare", COMPARED,
            "epochscope-sweep", CHOICES.with("sweep", FixtureSweep.SWEEP).with("parameter", "optimizer.learningRate"));

    private static ReadDatabase database;
    private static ExpectedValues expected;

    @BeforeAll
    static void store() throws SQLException, IOException {
        database = ReadDatabase.emptied();
        database.execute(ReadDatabase.resource("fixture-run.sql"));
        database.store(FixtureScene.run());
        database.store(FixtureScene.rerun());
        database.store(FixtureNetwork.run());
        database.store(FixtureJudgement.classifier());
        database.store(FixtureJudgement.regression());
        database.store(FixtureScores.classifier());
        database.store(FixtureScores.regression());
        database.store(FixtureRateRange.test());
        database.store(FixtureSweep.runs());
        database.store(FixtureComparison.runs());
        expected = ExpectedValues.read();
    }

    static Stream<Panel> panels() {
        return Dashboard.all().stream().flatMap(dashboard -> dashboard.askingPanels().stream());
    }

    static Stream<Panel> trends() {
        return panels().filter(panel -> panel.type().equals("trend"));
    }

    static Stream<Panel> heatmaps() {
        return panels().filter(panel -> panel.type().equals("heatmap"));
    }

    static Stream<Dashboard.QueryVariable> variables() {
        return Dashboard.all().stream().flatMap(dashboard -> dashboard.queryVariables().stream());
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelHasTheKnownValues(Panel panel) throws SQLException {
        expected.check(panel.toString(), rowsOf(panel));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void aVariableHasTheKnownChoices(Dashboard.QueryVariable variable) throws SQLException {
        expected.check(
                variable.toString(),
                database.rows(choicesOf(variable.dashboard()).in(variable.sql())));
    }

    @ParameterizedTest
    @MethodSource("trends")
    void xOfATrendAscends(Panel panel) throws SQLException {
        List<Double> x =
                rowsOf(panel).stream().map(row -> number(firstValue(row))).toList();

        if (panel.matrix().map(Panel.Matrix::y).isPresent()) {
            assertThat(x).isSorted();
        } else {
            assertThat(x).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("trends")
    void everyLineOfATrendIsNumeric(Panel panel) throws SQLException {
        Optional<String> names = panel.matrix().map(Panel.Matrix::y);

        assertThat(rowsOf(panel))
                .allSatisfy(row -> assertThat(List.copyOf(row.entrySet().stream()
                                .filter(column -> !names.equals(Optional.of(column.getKey())))
                                .filter(column -> column.getValue() != null)
                                .map(Map.Entry::getValue)
                                .toList()))
                        .allSatisfy(value -> assertThat(value).isInstanceOf(Number.class)));
    }

    /** Rows of cells get their order from the first column of cells, which therefore has all of them. */
    @ParameterizedTest
    @MethodSource("heatmaps")
    void aHeatmapHasEveryCellColumnByColumn(Panel panel) throws SQLException {
        var x = new ArrayList<Double>();
        var inFirstColumn = new ArrayList<Object>();
        var all = new LinkedHashSet<Object>();
        for (Map<String, Object> cell : rowsOf(panel)) {
            Panel.Matrix matrix = panel.matrix().orElseThrow();
            x.add(number(cell.get(matrix.x())));
            all.add(cell.get(matrix.y()));
            if (x.get(x.size() - 1).equals(x.get(0))) {
                inFirstColumn.add(cell.get(matrix.y()));
            }
            Object value = cell.get(matrix.value());
            assertThat(value == null || value instanceof Number).isTrue();
        }

        assertThat(x).isSorted();
        assertThat(inFirstColumn).containsExactlyElementsOf(all);
    }

    private static List<Map<String, Object>> rowsOf(Panel panel) throws SQLException {
        return database.rows(choicesOf(panel.dashboard()).in(panel.sql()));
    }

    private static Choices choicesOf(Dashboard dashboard) {
        return CHOICES_OF.getOrDefault(dashboard.uid(), CHOICES);
    }

    private static Object firstValue(Map<String, Object> row) {
        return row.values().iterator().next();
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
