package io.epochscope.metrics.archive;

import io.epochscope.metrics.store.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table is made of in this database.
 *
 * @param columns those that are stored, without keys of the database
 * @param key those of them that tell the rows of a run apart, or of a scene
 */
record TableLayout(ArchivedTable table, List<String> columns, List<String> key) {

    private static final String SCENE_ID = "scene_id";

    private static final String COLUMNS = """
            select
              attribute.attname as name,
              array_position(primary_key.indkey::smallint[], attribute.attnum) as place
            from pg_attribute attribute
            left join pg_index primary_key on primary_key.indrelid = attribute.attrelid and primary_key.indisprimary
            where attribute.attrelid = ('store.' || ?)::regclass
              and attribute.attnum > 0
              and not attribute.attisdropped
              and attribute.attgenerated = ''
              and attribute.attname not in ('run_key', 'scene_key')
            order by attribute.attnum
            """;

    /** As the table is now. */
    static TableLayout of(Connection connection, ArchivedTable table) throws SQLException {
        SortedMap<Integer, String> key = new TreeMap<>();
        List<String> columns = Query.rows(
                connection,
                COLUMNS,
                row -> {
                    String name = row.getString("name");
                    int place = row.getInt("place");
                    if (!row.wasNull()) {
                        key.put(place, name);
                    }
                    return name;
                },
                table.name());
        return new TableLayout(table, columns, List.copyOf(key.values()));
    }

    private boolean isOfScenes() {
        return table.belonging() == Belonging.OF_SCENE;
    }

    /** The columns of its file. */
    List<String> fileColumns() {
        return withSceneId(columns);
    }

    private List<String> withSceneId(List<String> others) {
        List<String> all = new ArrayList<>();
        if (isOfScenes()) {
            all.add(SCENE_ID);
        }
        all.addAll(others);
        return all;
    }

    /** Sends the rows of a run, in the order of their key, so that the same rows are always the same file. */
    String copyOut(long runKey) {
        List<String> order = withSceneId(key);
        return "copy (%s%s) to stdout with (format csv, header)"
                .formatted(
                        table.belonging().rows(table.name(), quoted(columns), runKey),
                        order.isEmpty() ? "" : "order by " + String.join(", ", quoted(order)));
    }

    /** Makes room for a file, in a table of the same name that goes with the transaction. */
    List<String> makeRoom() {
        List<String> statements = new ArrayList<>();
        statements.add("create temporary table %1$s (like store.%1$s including storage) on commit drop"
                .formatted(table.name()));
        statements.add("alter table pg_temp.%s drop column if exists run_key, drop column if exists scene_key%s"
                .formatted(table.name(), isOfScenes() ? ", add column scene_id text not null" : ""));
        return statements;
    }

    /**
     * Takes a file into that table.
     *
     * @param order in which it has the columns
     */
    String copyIn(List<String> order) {
        return "copy pg_temp.%s (%s) from stdin with (format csv, header)"
                .formatted(table.name(), String.join(", ", quoted(order)));
    }

    /** Stores what was taken. */
    String insert(long runKey) {
        return table.belonging().insert(table.name(), quoted(columns), runKey);
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').toList();
    }
}
