package io.epochscope.engine.batch;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * Some samples, ready for the network.
 *
 * @param features (batch, sample shape …)
 * @param labels (batch, 1), 64-bit integers
 * @param classes the labels again, of the first {@code size} places
 * @param size how many samples there are
 * @param shares (batch, 1), each sample's part in the loss, which sum to 1, or all 0 if no sample counts; empty if all
 *     count alike
 */
@SuppressWarnings("ArrayRecordComponent") // reused, never compared
public record Batch(NDArray features, NDArray labels, int[] classes, int size, Optional<NDArray> shares) {}
