package io.epochscope.engine.network;

import ai.djl.ndarray.NDList;

/** Looks on while layers are passed. */
@FunctionalInterface
public interface LayerObserver {

    /**
     * Called after a layer has computed its outputs, in order of the forward pass; once for every time that the layer
     * is used within the pass.
     *
     * @param layer one of {@link Network#layers}
     * @param inputs of the layer, the batch first
     * @param outputs of the layer, the batch first. Inputs and outputs belong to the manager of the batch, within a
     *     gradient collector to the graph that it records too. A block that works in place may change them once this
     *     call is over
     */
    void observe(Layer layer, NDList inputs, NDList outputs);
}
