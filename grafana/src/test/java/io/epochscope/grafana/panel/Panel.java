package io.epochscope.grafana.panel;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** One panel of a dashboard. */
public record Panel(Dashboard dashboard, JsonNode json) {

    static List<Panel> in(Dashboard dashboard) {
        var panels = new ArrayList<Panel>();
        dashboard.json().path("panels").forEach(panel -> panels.add(new Panel(dashboard, panel)));
        return panels;
    }

    public String type() {
        return json.path("type").asText();
    }

    public String title() {
        return json.path("title").asText();
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
