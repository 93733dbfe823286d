package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.fixture.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of metrics, as SQL has it and as docs/metrics.md has it. */
class MetricListTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    private final TestDatabase database = new TestDatabase();

    @Test
    void thePageSaysTheSameAsTheView() throws Exception {
        List<String> view = database.query("select * from metric").stream()
                .map(MetricListTest::line)
                .toList();

        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(view);
        assertThat(view).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void everyMetricIsWhereTheListSays() throws Exception {
        for (List<String> row :
                database.query("select metric, view from metric, regexp_split_to_table(where_from, ', ') view"
                        + " where view not in ('epoch_metric', 'regression_epoch')")) {
            assertThat(database.query(
                            "select 1 from information_schema.columns where table_schema = 'public' and table_name = ? and column_name = ?",
                            row.get(1),
                            row.get(0)))
                    .as("column %s of %s", row.get(0), row.get(1))
                    .hasSize(1);
        }
    }

    private static String line(List<String> row) {
        String range = row.get(3) == null ? "" : number(row.get(3)) + " to " + number(row.get(4));
        return "| `%s` | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        row.get(0),
                        row.get(1),
                        orEmpty(row.get(2)),
                        range,
                        orEmpty(row.get(5)),
                        row.get(6),
                        row.get(7),
                        row.get(8));
    }

    private static String number(String value) {
        return value.replace("Infinity", "∞");
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
