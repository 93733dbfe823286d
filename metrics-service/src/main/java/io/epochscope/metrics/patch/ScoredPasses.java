package io.epochscope.metrics.patch;

import io.epochscope.metrics.store.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds out in which kinds of passes chunks have been scored. */
public final class ScoredPasses {

    private static final String SELECT = """
            select key.scene_key, pass.name, key.chunk
            from unnest(?::bigint[], ?::integer[]) as key (scene_key, chunk)
            cross join unnest(array['training', 'validation', 'evaluation']) as pass (name)
            where exists (
              select from store.patch_scores
              where (scene_key, pass, chunk) = (key.scene_key, pass.name, key.chunk)
            )
            """;

    private ScoredPasses() {}

    /** The passes of any epoch that have stored scores of these chunks. */
    public static SortedSet<PassChunk> of(Connection connection, Collection<ChunkKey> chunks) throws SQLException {
        return new TreeSet<>(Query.rows(
                connection,
                SELECT,
                row -> new PassChunk(new ChunkKey(row.getLong(1), row.getInt(3)), row.getString(2)),
                ChunkKey.parameters(chunks).toArray()));
    }
}
