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
    List<ShownScene> of(String runId) {
        return scored(runId).stream().limit(MOST).toList();
    }

    /** Which others there are, in words; empty if there are none. */
    String others(String runId) {
        int more = scored(runId).size() - MOST;
        return more <= 0 ? "" : "The run has " + more + " more scene" + (more == 1 ? "" : "s") + ".";
    }

    private List<ShownScene> scored(String runId) {
        return scenes.of(runId).stream().flatMap(scene -> shown(scene).stream()).toList();
    }

    private Optional<ShownScene> shown(Scene scene) {
        return Arrays.stream(PassChoice.values())
                .map(passes -> new ShownScene(scene, passes, scenes.epochs(scene, passes)))
                .filter(each -> !each.epochs().isEmpty())
                .findFirst();
    }
}
