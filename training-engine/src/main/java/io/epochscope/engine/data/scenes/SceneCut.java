package io.epochscope.engine.data.scenes;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.patches.PatchGrid;
import io.epochscope.engine.data.patches.SplitShares;
import java.util.ArrayList;
import java.util.List;

/** How the scenes of a folder are cut and split, judged by their sizes alone. */
record SceneCut(ScenesParameters parameters, SceneFolder folder) {

    /** Of all scenes; the scores, labels and histories of so many are held and sent without trouble. */
    private static final long MOST_PATCHES = 1 << 22;

    /** What keeps the scenes from being cut like that. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (SceneFiles scene : folder.scenes()) {
            RasterHeader image = scene.image().header();
            int side = Math.min(image.width(), image.height());
            if (parameters.patch() > side) {
                faults.add(new Fault(
                        "patch",
                        parameters.patch().toString(),
                        "at most %d: %s has %d × %d pixels"
                                .formatted(side, scene.image().path().getFileName(), image.width(), image.height())));
            }
        }
        return faults.isEmpty() ? sizeFaults() : faults;
    }

    private List<Fault> sizeFaults() {
        long patches = 0;
        long blocks = 0;
        for (SceneFiles scene : folder.scenes()) {
            PatchGrid grid = grid(scene);
            patches += grid.patches();
            blocks += (long) ceil(grid.rows()) * ceil(grid.columns());
        }
        List<Fault> faults = new ArrayList<>();
        if (patches > MOST_PATCHES) {
            faults.add(new Fault(
                    "stride",
                    parameters.stride().toString(),
                    "one that cuts the scenes in at most %,d patches; this one makes %,d"
                            .formatted(MOST_PATCHES, patches)));
        }
        if (blocks < shares().count()) {
            faults.add(new Fault(
                    "blockSize",
                    parameters.blockSize().toString(),
                    "one that gives each split a block; this one makes %d of %d patches".formatted(blocks, patches)));
        }
        return faults;
    }

    private int ceil(int patches) {
        return (patches - 1) / parameters.blockSize() + 1;
    }

    PatchGrid grid(SceneFiles scene) {
        RasterHeader image = scene.image().header();
        return PatchGrid.of(image.width(), image.height(), parameters.patch(), parameters.stride());
    }

    SplitShares shares() {
        return new SplitShares(parameters.validation(), parameters.test());
    }
}
