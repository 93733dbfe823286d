package io.epochscope.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a provisioned dashboard, with its variables chosen as Grafana chooses them. Of a variable of which
 * several may be chosen, the choices are one text with commas between them.
 */
public final class Dashboard {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):sqlstring}");

    private final JsonNode json;

    private Dashboard(JsonNode json) {
        this.json = json;
    }

    /** Of a file of {@code grafana/dashboards}. */
    public static Dashboard read(Path file) throws IOException {
        return new Dashboard(new ObjectMapper().readTree(file.toFile()));
    }

    /** Answers a statement with the column {@code __value} of its first row, empty if there is none. */
    public interface FirstValue {
        /** Asks. */
        String of(String sql) throws SQLException;
    }

    /** A statement of a panel. */
    public record Query(String title, String sql) {}

    /**
     * The values of all variables: those given, else the first choice.
     *
     * @param given by name
     */
    public Map<String, String> choose(Map<String, String> given, FirstValue first) throws SQLException {
        Map<String, String> chosen = new LinkedHashMap<>(given);
        for (JsonNode variable : json.path("templating").path("list")) {
            String name = variable.path("name").asText();
            if (chosen.containsKey(name)) {
                continue;
            }
            boolean asked = variable.path("type").asText().equals("query");
            chosen.put(
                    name,
                    asked
                            ? first.of(in(variable.path("query").path("rawSql").asText(), chosen))
                            : variable.path("current").path("value").asText());
        }
        return chosen;
    }

    /** The values that a variable with fixed choices can have. */
    List<String> options(String name) {
        var options = new ArrayList<String>();
        for (JsonNode variable : json.path("templating").path("list")) {
            if (variable.path("name").asText().equals(name)) {
                variable.path("options")
                        .forEach(option -> options.add(option.path("value").asText()));
            }
        }
        return options;
    }

    /** The statements of all panels. */
    public List<Query> queries(Map<String, String> chosen) {
        var queries = new ArrayList<Query>();
        collect(json.path("panels"), chosen, queries);
        return queries;
    }

    /** The statements that fill the variables. */
    public List<Query> variables(Map<String, String> chosen) {
        var queries = new ArrayList<Query>();
        for (JsonNode variable : json.path("templating").path("list")) {
            if (variable.path("type").asText().equals("query")) {
                String sql = in(variable.path("query").path("rawSql").asText(), chosen);
                queries.add(new Query("variable " + variable.path("name").asText(), sql));
            }
        }
        return queries;
    }

    private void collect(JsonNode panels, Map<String, String> chosen, List<Query> queries) {
        for (JsonNode panel : panels) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(
                        panel.path("title").asText(), in(target.path("rawSql").asText(), chosen)));
            }
            collect(panel.path("panels"), chosen, queries);
        }
    }

    private String in(String sql, Map<String, String> chosen) {
        return VARIABLE.matcher(sql)
                .replaceAll(variable -> Matcher.quoteReplacement(
                        quoted(variable.group(1), chosen.getOrDefault(variable.group(1), ""))));
    }

    private String quoted(String name, String value) {
        String escaped = value.replace("'", "''");
        return "'" + (severalMayBeChosen(name) ? escaped.replace(",", "','") : escaped) + "'";
    }

    private boolean severalMayBeChosen(String name) {
        for (JsonNode variable : json.path("templating").path("list")) {
            if (variable.path("name").asText().equals(name)) {
                return variable.path("multi").asBoolean();
            }
        }
        return false;
    }
}
