package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/read-views.md lists the columns of every view and function that there is, and no others. */
class ReadViewsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "read-views.md");
    private static final Pattern HEADING = Pattern.compile("### `(\\w+)(?:\\(.*\\))?`");
    private static final Pattern COLUMN = Pattern.compile("\\| `(\\w+)` \\|.*");

    private static final String VIEWS =
            "select table_name, column_name from information_schema.columns where table_schema = 'public'";

    private static final String FUNCTIONS = """
            select proc.proname, argument.name
            from pg_proc proc
            join pg_namespace namespace on namespace.oid = proc.pronamespace
            left join lateral unnest(proc.proargnames, proc.proargmodes) as argument (name, mode)
              on argument.mode in ('t', 'o')
            where namespace.nspname = 'public'
            """;

    @Test
    void listsEveryColumn() throws Exception {
        var database = new TestDatabase();
        Map<String, Set<String>> schema = new TreeMap<>();
        for (String query : List.of(VIEWS, FUNCTIONS)) {
            for (List<String> row : database.query(query)) {
                Set<String> columns = schema.computeIfAbsent(row.get(0), key -> new TreeSet<>());
                if (row.get(1) != null) {
                    columns.add(row.get(1));
                }
            }
        }
        assertThat(schema).containsKeys("run", "patch_cells");
        assertThat(page()).isEqualTo(schema);
    }

    private static Map<String, Set<String>> page() throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        Set<String> columns = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher heading = HEADING.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (heading.matches()) {
                columns = new TreeSet<>();
                listed.put(heading.group(1), columns);
            } else if (column.matches()) {
                columns.add(column.group(1));
            }
        }
        return listed;
    }
}
