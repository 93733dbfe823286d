package io.epochscope.engine.watch;

import io.epochscope.engine.data.PatchCut;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.SceneImage;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.v1.Georeference;
import io.epochscope.events.v1.PatchGeometry;
import io.epochscope.events.v1.SceneDescribed;
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

    /** Says which scene it is, and where its patches lie in its image and on earth. */
    SceneDescribed.Builder toMessage() {
        SceneDescribed.Builder described = SceneDescribed.newBuilder()
                .setScene(scene.id())
                .setName(scene.name())
                .setGrid(grid.toMessage());
        scene.image().ifPresent(image -> describe(image, described));
        return described;
    }

    private static void describe(SceneImage image, SceneDescribed.Builder described) {
        PatchCut cut = image.cut();
        described.setGeometry(PatchGeometry.newBuilder()
                .setImageWidth(image.width())
                .setImageHeight(image.height())
                .setPatchWidth(cut.width())
                .setPatchHeight(cut.height())
                .setStrideX(cut.strideX())
                .setStrideY(cut.strideY()));
        image.georeference()
                .ifPresent(place -> described.setGeoreference(
                        Georeference.newBuilder().setCrs(place.crs()).addAllAffine(place.affine())));
    }
}
