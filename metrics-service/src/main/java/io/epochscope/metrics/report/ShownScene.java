package io.epochscope.metrics.report;

import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.Scene;
import java.util.List;

/**
 * A scene that has scores.
 *
 * @param passes that they are of
 * @param epochs that they are of, in ascending order; at least one
 */
record ShownScene(Scene scene, PassChoice passes, List<Integer> epochs) {

    int lastEpoch() {
        return epochs.get(epochs.size() - 1);
    }
}
