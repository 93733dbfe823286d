package io.epochscope.metrics.patch;

import java.util.Comparator;

/** A chunk of a stored scene. Ordered as its row is locked. */
public record ChunkKey(long sceneKey, int chunk) implements Comparable<ChunkKey> {

    private static final Comparator<ChunkKey> ORDER =
            Comparator.comparingLong(ChunkKey::sceneKey).thenComparingInt(ChunkKey::chunk);

    @Override
    public int compareTo(ChunkKey other) {
        return ORDER.compare(this, other);
    }
}
