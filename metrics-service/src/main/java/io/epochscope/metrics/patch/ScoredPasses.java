package io.epochscope.metrics.patch;

import io.epochscope.metrics.store.Statements;
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
        SortedSet<PassChunk> found = new TreeSet<>();
        try (var statement = connection.prepareStatement(SELECT)) {
            Statements.bind(statement, ChunkKey.parameters(chunks));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new PassChunk(new ChunkKey(rows.getLong(1), rows.getInt(3)), rows.getString(2)));
                }
            }
        }
        return found;
    }
}
