package io.epochscope.standalone.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs between runs: the settings of their requests, and how well they did. A setting is its path in the
 * request, as filters name it after {@code param.}.
 *
 * @param runs at least two, as metrics-service shows them
 */
public record RunComparison(List<JsonNode> runs) {
    private static final List<String> RESULTS = List.of(
            "status",
            "lastEpoch",
            "bestEpoch",
            "bestMetric",
            "bestValue",
            "trainLoss",
            "validationLoss",
            "testLoss",
            "trainAccuracy",
            "validationAccuracy",
            "testAccuracy");

    public RunComparison {
        runs = List.copyOf(runs);
    }

    /**
     * One line.
     *
     * @param values in the order of the runs; null where a run has none
     */
    public record Row(String name, List<String> values) {

        public Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /** Whether all runs have the same. */
        public boolean isSame() {
            return new HashSet<>(values).size() == 1;
        }
    }

    /** All settings that any of the runs has, by their paths. */
    public List<Row> settings() {
        List<Map<String, String>> all = runs.stream()
                .map(run -> {
                    Map<String, String> settings = new TreeMap<>();
                    flatten("", run.path("request"), settings);
                    return settings;
                })
                .toList();
        Set<String> paths = new TreeSet<>();
        all.forEach(settings -> paths.addAll(settings.keySet()));
        return paths.stream()
                .map(path -> new Row(
                        path, all.stream().map(settings -> settings.get(path)).toList()))
                .toList();
    }

    /** What came of them; a figure that no run has is left out. */
    public List<Row> results() {
        return RESULTS.stream()
                .map(name -> new Row(
                        name, runs.stream().map(run -> text(run.path(name))).toList()))
                .filter(row -> row.values().stream().anyMatch(value -> value != null))
                .toList();
    }

    private static void flatten(String path, JsonNode value, Map<String, String> settings) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), settings));
        } else if (value.isArray() && value.elements().hasNext() && value.get(0).isObject()) {
            for (int index = 0; index < value.size(); index++) {
                flatten(path + "." + index, value.get(index), settings);
            }
        } else if (text(value) != null) {
            settings.put(path, text(value));
        }
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
