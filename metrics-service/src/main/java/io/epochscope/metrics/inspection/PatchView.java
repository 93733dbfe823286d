package io.epochscope.metrics.inspection;

import java.util.List;

/**
 * One patch of a scene.
 *
 * @param split {@code train}, {@code validation} or {@code test}; null if the patch has not been described
 * @param label its true class, null if it has none
 * @param target its true value, null for a classification
 * @param sample its index in the data set, null if that is its position in the grid
 * @param dynamics how it was learnt, for each pass that has scored it
 * @param history its scores, by epoch and pass
 */
record PatchView(
        String scene,
        int row,
        int column,
        String split,
        Integer label,
        Float target,
        Long sample,
        List<PatchDynamicsView> dynamics,
        List<PatchScoreView> history) {}
