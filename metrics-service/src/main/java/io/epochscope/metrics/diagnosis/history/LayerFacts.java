package io.epochscope.metrics.diagnosis.history;

import java.util.List;

/**
 * A layer of the network.
 *
 * @param position from 0 in order of the forward pass
 * @param name unique within the network
 * @param kind Linear, Conv2d, ReLU …
 * @param outputShape without the batch; empty if unknown
 * @param parameters how many it has
 */
public record LayerFacts(int position, String name, String kind, List<Long> outputShape, long parameters) {}
