package io.epochscope.engine.batch;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * Some samples, ready for the network.
 *
 * @param features (batch, sample shape …)
 * @param samples indices in the data set, of which those of the batch are {@code size} from {@code from} on
 * @param from where in {@code samples} the batch begins
 * @param size how many samples there are
 * @param shares (batch, 1), each sample's part in the loss, which sum to 1, or all 0 if no sample counts; empty if all
 *     count alike
 */
@SuppressWarnings("ArrayRecordComponent") // reused, never compared
public record Batch(NDArray features, int[] samples, int from, int size, Optional<NDArray> shares) {

    /** Index in the data set of the batch's i-th sample. */
    public int sample(int i) {
        return samples[from + i];
    }
}
