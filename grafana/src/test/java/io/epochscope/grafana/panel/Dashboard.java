package io.epochscope.grafana.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.grafana.source.DashboardSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A committed dashboard, as Grafana reads it. */
public record Dashboard(JsonNode json) {

    /** All of them, in the order of their file names. */
    public static List<Dashboard> all() {
        var mapper = new ObjectMapper();
        try (Stream<Path> files = Files.list(DashboardSource.COMMITTED)) {
            var dashboards = new ArrayList<Dashboard>();
            for (Path file : files.sorted().toList()) {
                dashboards.add(new Dashboard(mapper.readTree(file.toFile())));
            }
            return dashboards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String uid() {
        return json.path("uid").asText();
    }

    /** All that lies on it, those included that a heading folds away. */
    public List<Panel> panels() {
        return Panel.in(this);
    }

    /** The panels that ask the database. */
    public List<Panel> askingPanels() {
        return panels().stream().filter(Panel::asks).toList();
    }

    /** The variables that ask the database, as panels ask it. */
    public List<QueryVariable> queryVariables() {
        var variables = new ArrayList<QueryVariable>();
        for (JsonNode variable : json.path("templating").path("list")) {
            if (variable.path("type").asText().equals("query")) {
                variables.add(new QueryVariable(this, variable));
            }
        }
        return variables;
    }

    /** A variable whose choices come out of the database. */
    public record QueryVariable(Dashboard dashboard, JsonNode json) {

        public String name() {
            return json.path("name").asText();
        }

        public String sql() {
            return json.path("query").path("rawSql").asText();
        }

        @Override
        public String toString() {
            return dashboard.uid() + " $" + name();
        }
    }
}
