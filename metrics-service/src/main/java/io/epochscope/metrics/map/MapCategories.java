package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.Category;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import jakarta.inject.Singleton;
import java.util.List;

/** Knows what the values of a metric's grids mean that are no measured values. */
@Singleton
public final class MapCategories {

    private final Scenes scenes;

    MapCategories(Scenes scenes) {
        this.scenes = scenes;
    }

    /** The categories that occur in some grids of a metric. */
    public List<Category> of(Scene scene, Metric metric, List<PatchGrid> grids) {
        return switch (metric) {
            case CORRECT -> Categories.occurring(Categories.correctness(), grids);
            case VERDICT -> Categories.occurring(Categories.verdicts(), grids);
            default -> Categories.classes(scenes.classes(scene.runId()), grids);
        };
    }
}
