package io.epochscope.metrics.inspection;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.epochscope.metrics.scene.PassEpochs;
import io.epochscope.metrics.scene.SceneClass;
import java.util.List;

/**
 * A scene with what its patches can be.
 *
 * @param picture whether its picture has come
 * @param epochs of each pass that has scored it
 */
record SceneView(
        @JsonUnwrapped SceneSummary summary, boolean picture, List<SceneClass> classes, List<PassEpochs> epochs) {}
