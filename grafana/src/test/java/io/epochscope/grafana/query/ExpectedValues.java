package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What panels and variables are expected to show, from {@code expected-values.txt}: under the name of each its number
 * of rows, and some or all of the rows in their order, with six significant digits.
 */
record ExpectedValues(Map<String, Section> sections) {
    private static final Pattern HEADING = Pattern.compile("^## ", Pattern.MULTILINE);
    private static final MathContext DIGITS = new MathContext(6);

    /** How many rows there are, and those that are known. */
    record Section(int rows, List<String> known) {}

    static ExpectedValues read() throws IOException {
        var sections = new LinkedHashMap<String, Section>();
        for (String text : HEADING.splitAsStream(ReadDatabase.resource("expected-values.txt"))
                .toList()) {
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            if (lines.size() > 1) {
                int rows = Integer.parseInt(lines.get(1).replace(" rows", ""));
                sections.put(lines.get(0), new Section(rows, lines.subList(2, lines.size())));
            }
        }
        return new ExpectedValues(sections);
    }

    void check(String name, List<Map<String, Object>> rows) {
        List<String> shown = rows.stream().map(ExpectedValues::text).toList();

        assertThat(sections)
                .as("expected-values.txt has to say what is expected; there is:%n%s", String.join("\n", shown))
                .containsKey(name);
        Section section = sections.get(name);
        assertThat(section.known()).as("rows that are known").isNotEmpty();
        assertThat(shown).hasSize(section.rows()).containsSubsequence(section.known());
    }

    private static String text(Map<String, Object> row) {
        return row.entrySet().stream()
                .map(column -> column.getKey() + "=" + text(column.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(Object value) {
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            BigDecimal rounded = new BigDecimal(number.toString()).round(DIGITS);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value);
    }
}
