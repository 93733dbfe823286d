package io.epochscope.metrics.archive;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How rows of a table belong to a run. Archives have no keys of a database: the run's is left out, and scenes are named
 * by their ids.
 */
enum Belonging {
    /** The row that the others belong to; none if there is a run of that id. */
    RUN("""
            select %3$s
            from store.%1$s content
            where content.run_key = %4$d
            """, """
            insert into store.%1$s (%2$s)
            select %3$s
            from pg_temp.%1$s content
            on conflict (run_id) do nothing
            """),
    OF_RUN("""
            select %3$s
            from store.%1$s content
            where content.run_key = %4$d
            """, """
            insert into store.%1$s (run_key, %2$s)
            select %4$d, %3$s
            from pg_temp.%1$s content
            """),
    /** A row of a scene that is not there finds no key, which the table refuses. */
    OF_SCENE("""
            select scene.scene_id, %3$s
            from store.%1$s content
            join store.scene on scene.scene_key = content.scene_key
            where scene.run_key = %4$d
            """, """
            insert into store.%1$s (scene_key, %2$s)
            select scene.scene_key, %3$s
            from pg_temp.%1$s content
            left join store.scene on scene.run_key = %4$d and scene.scene_id = content.scene_id
            """),
    /**
     * What runs share. In an order, so that others who write the same wait and do not deadlock; locked even where it is
     * there already, so that nobody deletes it before a picture refers to it.
     */
    SHARED("""
            select %3$s
            from store.%1$s content
            where content.address in (select picture.address from store.picture where picture.run_key = %4$d)
            """, """
            insert into store.%1$s as stored (%2$s)
            select %3$s
            from pg_temp.%1$s content
            order by content.address
            on conflict (address) do update set png = excluded.png
            where stored.png is null and excluded.png is not null
            """);

    private final String rows;
    private final String insert;

    Belonging(String rows, String insert) {
        this.rows = rows;
        this.insert = insert;
    }

    /** Asks for the rows of a run, in no order. */
    String rows(String table, List<String> columns, long runKey) {
        return filled(rows, table, columns, runKey);
    }

    /** Takes rows over from the temporary table of the same name. */
    String insert(String table, List<String> columns, long runKey) {
        return filled(insert, table, columns, runKey);
    }

    private static String filled(String sql, String table, List<String> columns, long runKey) {
        return sql.formatted(
                table,
                String.join(", ", columns),
                columns.stream().map(column -> "content." + column).collect(Collectors.joining(", ")),
                runKey);
    }
}
