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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every panel shows what is known of the fixture run, in the shape that its kind needs. */
class PanelValuesTest {
    private static final Choices CHOICES = Choices.none()
            .with("run", "o'brien's \"run\"; drop table run; --")
            .with("scene", "sheet")
            .with("pass", "training")
            .with("epoch", "last")
            .with("metric", "loss")
            .with("row", "1")
            .with("column", "0")
            .with("layer", "01Linear")
            .with("tensor", "weight")
            .with("kind", "gradient");

    private static ReadDatabase database;
    private static ExpectedValues expected;

    @BeforeAll
    static void store() throws SQLException, IOException {
        database = ReadDatabase.emptied();
        database.execute(ReadDatabase.resource("fixture-run.sql"));
        expected = ExpectedValues.read();
    }

    static Stream<Panel> panels() {
        return Dashboard.all().stream().flatMap(dashboard -> dashboard.panels().stream());
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
        expected.check(variable.toString(), database.rows(CHOICES.in(variable.sql())));
    }

    @ParameterizedTest
    @MethodSource("trends")
    void xOfATrendAscends(Panel panel) throws SQLException {
        List<Long> x =
                rowsOf(panel).stream().map(row -> number(firstValue(row))).toList();

        if (panel.json().path("transformations").findValuesAsText("id").contains("groupingToMatrix")) {
            assertThat(x).isSorted();
        } else {
            assertThat(x).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("trends")
    void everyLineOfATrendIsNumeric(Panel panel) throws SQLException {
        boolean grouped =
                panel.json().path("transformations").findValuesAsText("id").contains("groupingToMatrix");

        assertThat(rowsOf(panel))
                .allSatisfy(row -> assertThat(List.copyOf(row.entrySet().stream()
                                .filter(column -> !grouped || !column.getKey().equals("tensor"))
                                .filter(column -> column.getValue() != null)
                                .map(Map.Entry::getValue)
                                .toList()))
                        .allSatisfy(value -> assertThat(value).isInstanceOf(Number.class)));
    }

    /** Rows of cells get their order from the first column of cells, which therefore has all of them. */
    @ParameterizedTest
    @MethodSource("heatmaps")
    void aHeatmapHasEveryCellColumnByColumn(Panel panel) throws SQLException {
        var x = new ArrayList<Long>();
        var inFirstColumn = new ArrayList<Object>();
        var all = new LinkedHashSet<Object>();
        for (Map<String, Object> cell : rowsOf(panel)) {
            List<Object> values = new ArrayList<>(cell.values());
            x.add(number(values.get(0)));
            all.add(values.get(1));
            if (x.get(x.size() - 1).equals(x.get(0))) {
                inFirstColumn.add(values.get(1));
            }
            assertThat(values.get(2) == null || values.get(2) instanceof Number).isTrue();
        }

        assertThat(x).isSorted();
        assertThat(inFirstColumn).containsExactlyElementsOf(all);
    }

    private static List<Map<String, Object>> rowsOf(Panel panel) throws SQLException {
        return database.rows(CHOICES.in(panel.sql()));
    }

    private static Object firstValue(Map<String, Object> row) {
        return row.values().iterator().next();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
