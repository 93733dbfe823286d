package io.epochscope.benchmarks.chaos;

import io.epochscope.metrics.store.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Compares all that the tables hold of two runs, but for keys and counts of writes. */
final class ComparedRuns {

    private static final String TABLES = """
            select table_name, bool_or(column_name = 'run_key') as of_run
            from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = 'store' and table_type = 'BASE TABLE'
              -- These come of judging, at any time after the events are stored.
              and table_name not in ('finding', 'run_judgement')
            group by table_name
            having bool_or(column_name in ('run_key', 'scene_key'))
            order by table_name
            """;

    private static final String OF_RUN = """
            select to_jsonb(content) - '{run_key,run_id,scene_key,revision,picture_key}'::text[] as row
            from store.run join store.%s content on content.run_key = run.run_key
            where run.run_id = ?
            """;

    private static final String OF_SCENE = """
            select to_jsonb(content) - '{scene_key,revision}'::text[] as row
            from store.run join store.scene using (run_key) join store.%s content using (scene_key)
            where run.run_id = ?
            """;

    private final Connection connection;

    ComparedRuns(Connection connection) {
        this.connection = connection;
    }

    private record Table(String name, boolean ofRun) {

        static Table of(ResultSet row) throws SQLException {
            return new Table(row.getString("table_name"), row.getBoolean("of_run"));
        }

        /** Rows that only one of the runs has, or has more often. */
        String differing() {
            String content = (ofRun ? OF_RUN : OF_SCENE).formatted(name);
            return "select count(*) as rows from ((%1$s except all %1$s) union all (%1$s except all %1$s)) differing"
                    .formatted(content);
        }
    }

    /** How many rows only one of the runs has; one that differs counts for each run. */
    long differing(String one, String other) throws SQLException {
        long differing = 0;
        for (Table table : Query.rows(connection, TABLES, Table::of)) {
            differing += Query.rows(connection, table.differing(), row -> row.getLong("rows"), one, other, other, one)
                    .get(0);
        }
        return differing;
    }
}
