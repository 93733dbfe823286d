package io.epochscope.engine.watch;

import io.epochscope.engine.data.Scene;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The patches of a scene by chunk. */
record ScenePatches(Scene scene, ChunkGrid grid) {

    static ScenePatches of(Scene scene) {
        return new ScenePatches(scene, new ChunkGrid(scene.rows(), scene.columns(), ChunkGrid.DEFAULT_CHUNK_SIDE));
    }

    Stream<Chunk> chunks() {
        return IntStream.range(0, grid.chunks()).mapToObj(grid::chunk);
    }

    /** Where in the grid a patch of a chunk lies, row by row. */
    int place(Chunk chunk, int position) {
        return chunk.rowOf(position) * scene.columns() + chunk.columnOf(position);
    }

    /** The sample of a patch of a chunk, -1 if there is none. */
    int sample(Chunk chunk, int position) {
        return scene.samples()[place(chunk, position)];
    }

    /** The positions of those patches of a chunk that exist and whose sample is wanted. */
    BitSet present(Chunk chunk, IntPredicate wanted) {
        BitSet present = new BitSet(chunk.patches());
        for (int position = 0; position < chunk.patches(); position++) {
            int sample = sample(chunk, position);
            present.set(position, sample >= 0 && wanted.test(sample));
        }
        return present;
    }
}
