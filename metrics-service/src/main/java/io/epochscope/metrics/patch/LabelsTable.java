package io.epochscope.metrics.patch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.Statements;
import io.epochscope.metrics.store.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the labels and splits of chunks, and keeps those that were read last. Thread-safe. */
final class LabelsTable {

    private static final String VERSIONS = """
            select scene_key, chunk, attempt, sequence
            from store.scene_chunk
            where (scene_key, chunk) in (select * from unnest(?::bigint[], ?::integer[]))
            """;

    private static final String SELECT =
            "select labels, splits from store.scene_chunk where scene_key = ? and chunk = ?";

    private final Cache<ChunkKey, Versioned> kept;

    /** Keeps labels of that many patches, 4 bytes each. */
    LabelsTable(long patches) {
        kept = Caffeine.newBuilder()
                .maximumWeight(patches)
                .weigher((ChunkKey chunk, Versioned labels) -> labels.labels.labels().length)
                .build();
    }

    private record Versioned(Version version, ChunkLabels labels) {}

    /** The labels of those of these chunks that have been described; kept once they are committed. */
    Map<ChunkKey, ChunkLabels> read(BatchTransaction batch, Collection<ChunkKey> chunks) throws SQLException {
        Connection connection = batch.connection();
        Map<ChunkKey, ChunkLabels> labels = new TreeMap<>();
        for (Map.Entry<ChunkKey, Version> described :
                versions(connection, chunks).entrySet()) {
            Versioned known = kept.getIfPresent(described.getKey());
            if (known == null || !known.version.equals(described.getValue())) {
                Versioned read = new Versioned(described.getValue(), read(connection, described.getKey()));
                batch.afterCommit(() -> kept.put(described.getKey(), read));
                known = read;
            }
            labels.put(described.getKey(), known.labels);
        }
        return labels;
    }

    private static Map<ChunkKey, Version> versions(Connection connection, Collection<ChunkKey> chunks)
            throws SQLException {
        Map<ChunkKey, Version> versions = new TreeMap<>();
        Query.rows(
                connection,
                VERSIONS,
                row -> versions.put(
                        new ChunkKey(row.getLong(1), row.getInt(2)), new Version(row.getInt(3), row.getLong(4))),
                ChunkKey.parameters(chunks).toArray());
        return versions;
    }

    private static ChunkLabels read(Connection connection, ChunkKey chunk) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            Statements.bind(statement, List.of(chunk.sceneKey(), chunk.chunk()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return ChunkLabels.of((Number[]) row.getArray(1).getArray(), (Number[])
                        row.getArray(2).getArray());
            }
        }
    }
}
