package io.epochscope.metrics.patch;

import java.util.Comparator;

/** The scores that one kind of pass gives a chunk, over all epochs. Ordered as rows are written. */
public record PassChunk(ChunkKey chunk, String pass) implements Comparable<PassChunk> {

    private static final Comparator<PassChunk> ORDER = Comparator.<PassChunk>comparingLong(
                    each -> each.chunk.sceneKey())
            .thenComparing(PassChunk::pass)
            .thenComparingInt(each -> each.chunk.chunk());

    @Override
    public int compareTo(PassChunk other) {
        return ORDER.compare(this, other);
    }
}
