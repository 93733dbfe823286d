package io.epochscope.benchmarks.scale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much room the tables of patches take, with indexes, out-of-line parts and what is dead in them. */
final class StorageSize {

    private static final String SIZES = """
            select relname, pg_total_relation_size(oid)
            from pg_class
            where relnamespace = 'store'::regnamespace
              and relname in ('patch_scores', 'patch_aggregate', 'patch_epoch', 'patch_dynamics', 'dynamics_aggregate',
                'scene_chunk', 'chunk', 'scene_epoch')
            order by 2 desc
            """;

    private StorageSize() {}

    /** Bytes by table, the largest first. */
    static Map<String, Long> read(Connection connection) throws SQLException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SIZES)) {
            while (rows.next()) {
                sizes.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sizes;
    }
}
