package io.epochscope.metrics.map;

import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.SplitChoice;

/**
 * Of which patches and scores a map is.
 *
 * @param epoch only looked at for metrics of an epoch
 */
public record Selection(PassChoice passes, SplitChoice split, int epoch) {

    Selection at(int otherEpoch) {
        return new Selection(passes, split, otherEpoch);
    }
}
