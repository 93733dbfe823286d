package io.epochscope.metrics.report;

import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import java.util.List;

/**
 * How much of a scene a page can show: what is left out is none of its parts, but some of its epochs, and of patches
 * that would be smaller than a pixel each but their means.
 *
 * @param maps how many there are on the page
 */
record HeatmapBudget(int maps) {

    /** Bytes of all maps of a page before they are compressed: 60 epochs of 10,000 patches in two metrics. */
    private static final int MOST_BYTES = 1_200_000;

    /** Cells of one map in one epoch: 200 × 200, which fill a screen. */
    private static final int MOST_CELLS = 40_000;

    /** Scores that are read for one map, which takes a second. */
    private static final int MOST_SCORES = 8_000_000;

    /** How many patches a cell stands for, each way. */
    int side(Scene scene) {
        int side = 1;
        while (cells(scene, side) > MOST_CELLS) {
            side++;
        }
        return side;
    }

    private static long cells(Scene scene, int side) {
        return (long) ((scene.rows() + side - 1) / side) * ((scene.columns() + side - 1) / side);
    }

    /** The epochs that are shown, evenly spread, the last one among them. */
    List<Integer> epochs(Scene scene, List<Integer> all) {
        long patches = (long) scene.rows() * scene.columns();
        long byBytes = MOST_BYTES / maps / cells(scene, side(scene));
        long most = Math.max(1, Math.min(byBytes, MOST_SCORES / patches));
        return most == 1 ? List.of(all.get(all.size() - 1)) : Scenes.spread(all, (int) most);
    }

    /** What is left out, in words; empty if nothing is. */
    String thinned(Scene scene, List<Integer> all) {
        int side = side(scene);
        int shown = epochs(scene, all).size();
        String epochs = shown < all.size() ? shown + " of " + all.size() + " epochs are shown. " : "";
        String means = side > 1 ? "Each cell is the mean of " + side + " × " + side + " patches. " : "";
        return (epochs + means).strip();
    }
}
