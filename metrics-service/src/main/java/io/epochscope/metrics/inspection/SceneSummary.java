package io.epochscope.metrics.inspection;

import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.SceneGeometry;
import java.util.List;

/**
 * A scene in a list.
 *
 * @param scene its id, unique within the run
 * @param rows of the grid of patches
 * @param columns of the grid of patches
 * @param geometry in pixels of its image; null if it has none, or has not been described yet
 * @param crs null if it has none
 * @param affine from pixels to coordinates, x = a·column + b·row + c and y = d·column + e·row + f; empty if it has none
 */
record SceneSummary(
        String scene, String name, int rows, int columns, SceneGeometry geometry, String crs, List<Double> affine) {

    static SceneSummary of(Scene scene) {
        return new SceneSummary(
                scene.id(),
                scene.name(),
                scene.rows(),
                scene.columns(),
                scene.geometry().orElse(null),
                scene.crs(),
                scene.affine());
    }
}
