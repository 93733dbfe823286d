package io.epochscope.metrics.patch;

import io.epochscope.metrics.store.SqlArray;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The scores that one kind of pass gives a chunk, over all epochs. Ordered as rows are written. */
public record PassChunk(ChunkKey chunk, String pass) implements Comparable<PassChunk> {

    private static final Comparator<PassChunk> ORDER = Comparator.<PassChunk>comparingLong(
                    each -> each.chunk.sceneKey())
            .thenComparing(PassChunk::pass)
            .thenComparingInt(each -> each.chunk.chunk());

    /** As parameters of a statement that unnests them: {@code bigint[]}, {@code text[]} and {@code integer[]}. */
    public static List<SqlArray> parameters(Collection<PassChunk> chunks) {
        return List.of(
                SqlArray.ofLongs(
                        chunks.stream().map(each -> each.chunk.sceneKey()).toList()),
                SqlArray.ofTexts(chunks.stream().map(PassChunk::pass).toList()),
                SqlArray.ofIntegers(
                        chunks.stream().map(each -> each.chunk.chunk()).toList()));
    }

    @Override
    public int compareTo(PassChunk other) {
        return ORDER.compare(this, other);
    }
}
