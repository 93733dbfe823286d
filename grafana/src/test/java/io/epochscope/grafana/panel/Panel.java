package io.epochscope.grafana.panel;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One panel of a dashboard. */
public record Panel(Dashboard dashboard, JsonNode json) {

    static List<Panel> in(Dashboard dashboard) {
        var panels = new ArrayList<Panel>();
        add(dashboard, dashboard.json().path("panels"), panels);
        return panels;
    }

    private static void add(Dashboard dashboard, JsonNode rowOrPanels, List<Panel> panels) {
        for (JsonNode panel : rowOrPanels) {
            panels.add(new Panel(dashboard, panel));
            add(dashboard, panel.path("panels"), panels);
        }
    }

    /** What a transformation makes a table of: one line for each x, one column for each y. */
    public record Matrix(String x, String y, String value) {}

    public String type() {
        return json.path("type").asText();
    }

    public String title() {
        return json.path("title").asText();
    }

    /** Whether it shows what the database answers, and not text or the heading of other panels. */
    public boolean asks() {
        return !List.of("text", "row").contains(type());
    }

    /** How its rows become a matrix, if they do. */
    public Optional<Matrix> matrix() {
        for (JsonNode transformation : json.path("transformations")) {
            if (transformation.path("id").asText().equals("groupingToMatrix")) {
                JsonNode options = transformation.path("options");
                return Optional.of(new Matrix(
                        options.path("rowField").asText(),
                        options.path("columnField").asText(),
                        options.path("valueField").asText()));
            }
        }
        return Optional.empty();
    }

    /** The SQL of the only target, with Grafana's variables in it. */
    public String sql() {
        return json.path("targets").path(0).path("rawSql").asText();
    }

    /** In units of Grafana's grid, which is 24 wide. */
    public Rectangle place() {
        JsonNode grid = json.path("gridPos");
        return new Rectangle(
                grid.path("x").asInt(),
                grid.path("y").asInt(),
                grid.path("w").asInt(),
                grid.path("h").asInt());
    }

    @Override
    public String toString() {
        return dashboard.uid() + ": " + title();
    }
}
