package io.epochscope.metrics.patch;

import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;

/**
 * Locks chunks until the end of a transaction, in the order of their keys, so that labels and scores of one never
 * change at the same time.
 */
public final class ChunkLocks {

    private static final String INSERT = """
            insert into store.chunk (scene_key, chunk)
            select * from unnest(?::bigint[], ?::integer[])
            on conflict do nothing
            """;

    private static final String LOCK = """
            select from store.chunk
            where (scene_key, chunk) in (select * from unnest(?::bigint[], ?::integer[]))
            order by scene_key, chunk
            for update
            """;

    private ChunkLocks() {}

    /** Waits for whoever else has one of these. */
    public static void lock(Connection connection, SortedSet<ChunkKey> chunks) throws SQLException {
        List<SqlArray> keys = ChunkKey.parameters(chunks);
        for (String sql : List.of(INSERT, LOCK)) {
            try (var statement = connection.prepareStatement(sql)) {
                Statements.bind(statement, keys);
                statement.execute();
            }
        }
    }
}
