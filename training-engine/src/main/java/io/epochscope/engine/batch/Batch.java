package io.epochscope.engine.batch;

import ai.djl.ndarray.NDArray;

/**
 * Some samples, ready for the network.
 *
 * @param features (batch, sample shape …)
 * @param labels (batch, 1), 64-bit integers
 * @param classes the labels again, of the first {@code size} places
 * @param size how many samples there are
 */
@SuppressWarnings("ArrayRecordComponent") // reused, never compared
public record Batch(NDArray features, NDArray labels, int[] classes, int size) {}
