package io.epochscope.grafana.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is chosen in a dashboard's variables, put into SQL as Grafana does it for {@code ${name:sqlstring}}: in quotes,
 * with quotes inside doubled, and commas between several. A variable without a choice is the empty string.
 */
record Choices(Map<String, List<String>> values) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):sqlstring}");

    static Choices none() {
        return new Choices(Map.of());
    }

    Choices with(String name, String value) {
        return with(name, List.of(value));
    }

    Choices with(String name, List<String> several) {
        var more = new HashMap<>(values);
        more.put(name, several);
        return new Choices(Map.copyOf(more));
    }

    String in(String sql) {
        return VARIABLE.matcher(sql).replaceAll(variable -> Matcher.quoteReplacement(quoted(variable.group(1))));
    }

    private String quoted(String name) {
        return values.getOrDefault(name, List.of("")).stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(","));
    }
}
