package io.epochscope.grafana.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Rectangle;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PanelConventionsTest {
    /** Those that come with Grafana and were seen to work. */
    private static final Set<String> CORE_TYPES =
            Set.of("barchart", "heatmap", "stat", "table", "text", "trend", "xychart");

    private static final int GRID_WIDTH = 24;

    static Stream<Panel> panels() {
        return Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .filter(panel -> !panel.type().equals("row"));
    }

    static Stream<Panel> askingPanels() {
        return panels().filter(Panel::asks);
    }

    static Stream<Dashboard> dashboards() {
        return Dashboard.all().stream();
    }

    @Test
    void everyDashboardIsThere() {
        assertThat(Dashboard.all())
                .extracting(Dashboard::uid)
                .containsExactlyInAnyOrder(
                        "epochscope-runs",
                        "epochscope-sweep",
                        "epochscope-compare",
                        "epochscope-curves",
                        "epochscope-findings",
                        "epochscope-learning-rate",
                        "epochscope-classification",
                        "epochscope-regression",
                        "epochscope-patches",
                        "epochscope-distributions",
                        "epochscope-network");
    }

    /** Grafana 12.4 draws nothing if the field that colours points has no scale of colours. */
    @ParameterizedTest
    @MethodSource("panels")
    void whatColoursPointsHasAScaleOfColours(Panel panel) {
        for (JsonNode series : panel.json().path("options").path("series")) {
            String field = series.path("color").path("matcher").path("options").asText();
            if (!field.isEmpty()) {
                assertThat(overrides(panel, field))
                        .as(panel.title())
                        .anySatisfy(property -> assertThat(
                                        property.path("value").path("mode").asText())
                                .matches("continuous-.*|thresholds"));
            }
        }
    }

    private static List<JsonNode> overrides(Panel panel, String field) {
        return StreamSupport.stream(
                        panel.json().path("fieldConfig").path("overrides").spliterator(), false)
                .filter(override ->
                        override.path("matcher").path("options").asText().equals(field))
                .flatMap(override ->
                        StreamSupport.stream(override.path("properties").spliterator(), false))
                .filter(property -> property.path("id").asText().equals("color"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelSaysWhatItShowsAndHowToReadIt(Panel panel) {
        assertThat(panel.title()).isNotBlank();
        assertThat(panel.json().path("description").asText()).endsWith(".").hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("askingPanels")
    void aPanelHasAUnit(Panel panel) {
        assertThat(panel.json().at("/fieldConfig/defaults/unit").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelNeedsNothingButGrafana(Panel panel) {
        assertThat(panel.type()).isIn(CORE_TYPES);
        assertThat(panel.json().path("pluginVersion").asText()).isEqualTo("12.4.0");
    }

    @ParameterizedTest
    @MethodSource("askingPanels")
    void aPanelAsksTheProvisionedDataSourceOnce(Panel panel) {
        JsonNode targets = panel.json().path("targets");

        assertThat(targets).hasSize(1);
        for (JsonNode asking : List.of(panel.json(), targets.path(0))) {
            assertThat(asking.at("/datasource/uid").asText()).isEqualTo("epochscope");
            assertThat(asking.at("/datasource/type").asText()).isEqualTo("grafana-postgresql-datasource");
        }
        assertThat(targets.path(0).path("format").asText()).isEqualTo("table");
        assertThat(targets.path(0).path("rawQuery").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void idsAreUnique(Dashboard dashboard) {
        assertThat(dashboard.panels())
                .extracting(panel -> panel.json().path("id").asInt())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsLieBesideEachOther(Dashboard dashboard) {
        List<Rectangle> places = dashboard.panels().stream().map(Panel::place).toList();

        for (int i = 0; i < places.size(); i++) {
            Rectangle place = places.get(i);
            assertThat(place.x + place.width).as("right edge of panel %d", i).isLessThanOrEqualTo(GRID_WIDTH);
            assertThat(place.isEmpty()).as("panel %d has no size", i).isFalse();
            assertThat(places.subList(0, i)).as("before panel %d", i).noneMatch(place::intersects);
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void linksLeadToTheOthersWithTheSameRun(Dashboard dashboard) {
        List<String> others = Dashboard.all().stream()
                .filter(each -> !each.uid().equals(dashboard.uid()))
                .map(each -> "/d/" + each.uid() + "?${run:queryparam}")
                .toList();

        assertThat(dashboard.json().path("links"))
                .extracting(link -> link.path("url").asText())
                .containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void valuesReachTheDatabaseQuoted() {
        Stream<String> statements = Stream.concat(
                askingPanels().map(Panel::sql),
                dashboards()
                        .flatMap(
                                dashboard -> dashboard.queryVariables().stream().map(Dashboard.QueryVariable::sql)));

        assertThat(statements)
                .allSatisfy(sql -> assertThat(sql.replaceAll("\\$\\{\\w+:sqlstring}", ""))
                        .doesNotContain("${")
                        .doesNotContainPattern("\\$\\w"));
    }
}
