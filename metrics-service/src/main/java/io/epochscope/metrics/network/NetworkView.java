package io.epochscope.metrics.network;

import java.util.List;

/**
 * A network, and what there are pictures of.
 *
 * @param outputEpochs that have outputs of the samples that are watched
 */
record NetworkView(
        List<LayerView> layers, List<PictureSet> pictures, List<WatchedSample> samples, List<Integer> outputEpochs) {}
