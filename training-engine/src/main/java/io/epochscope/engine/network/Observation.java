package io.epochscope.engine.network;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Lets the layers of a model be seen during a forward pass. DJL has no hooks for that: for the time of the pass, other
 * blocks stand in the places where the model keeps its layers, which call them and tell. Used by one thread.
 */
final class Observation {

    /** Is told of every use of a layer's block. */
    @FunctionalInterface
    interface BlockObserver {
        void observe(Block block, NDList inputs, NDList outputs);
    }

    private final Block model;
    private final List<Block> layers;
    private final List<BlockSlot> slots;

    /** Looks where the model keeps its layers. */
    Observation(Block model, LayerWalk walk) {
        this.model = model;
        layers = walk.layers().stream().map(LayerBlock::block).toList();
        IdentityHashMap<Block, Boolean> isLayer = new IdentityHashMap<>();
        layers.forEach(layer -> isLayer.put(layer, true));
        slots = walk.parents().stream()
                .flatMap(parent -> BlockSlot.of(parent).stream())
                .filter(slot -> isLayer.containsKey(slot.child()))
                .toList();
    }

    /** A forward pass. Whatever happens, the model is as it was before when this returns. */
    NDList forward(ParameterStore store, NDList inputs, boolean training, BlockObserver observer) {
        IdentityHashMap<Block, Block> observed = new IdentityHashMap<>();
        layers.forEach(layer -> observed.put(layer, new ObservedBlock(layer, observer)));
        try {
            slots.forEach(slot -> slot.put(observed.get(slot.child())));
            return observed.getOrDefault(model, model).forward(store, inputs, training);
        } finally {
            slots.forEach(slot -> slot.put(slot.child()));
        }
    }
}
