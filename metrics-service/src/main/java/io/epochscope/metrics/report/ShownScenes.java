package io.epochscope.metrics.report;

import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Chooses the scenes that reports show. */
@Singleton
final class ShownScenes {

    /** So that a page of a run of many scenes stays small. */
    private static final int MOST = 3;

    private final Scenes scenes;

    ShownScenes(Scenes scenes) {
        this.scenes = scenes;
    }

    /** The first scenes of a run that have scores, each patch in the pass it was met in if there is such a pass. */
    SceneSelection of(String runId) {
        List<ShownScene> scored = scenes.of(runId).stream()
                .flatMap(scene -> shown(scene).stream())
                .toList();
        int shown = Math.min(MOST, scored.size());
        return new SceneSelection(scored.subList(0, shown), scored.size() - shown);
    }

    private Optional<ShownScene> shown(Scene scene) {
        return Arrays.stream(PassChoice.values())
                .map(passes -> new ShownScene(scene, passes, scenes.epochs(scene, passes)))
                .filter(each -> !each.epochs().isEmpty())
                .findFirst();
    }
}
