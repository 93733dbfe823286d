package io.epochscope.metrics.patch;

import io.epochscope.metrics.store.SqlArray;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A chunk of a stored scene. Ordered as its row is locked. */
public record ChunkKey(long sceneKey, int chunk) implements Comparable<ChunkKey> {

    private static final Comparator<ChunkKey> ORDER =
            Comparator.comparingLong(ChunkKey::sceneKey).thenComparingInt(ChunkKey::chunk);

    /** As parameters of a statement that unnests them: {@code bigint[]} and {@code integer[]}. */
    static List<SqlArray> parameters(Collection<ChunkKey> chunks) {
        return List.of(
                SqlArray.ofLongs(chunks.stream().map(ChunkKey::sceneKey).toList()),
                SqlArray.ofIntegers(chunks.stream().map(ChunkKey::chunk).toList()));
    }

    @Override
    public int compareTo(ChunkKey other) {
        return ORDER.compare(this, other);
    }
}
