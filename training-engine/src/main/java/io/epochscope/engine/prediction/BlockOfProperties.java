package io.epochscope.engine.prediction;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Stands for a model's block until the model's properties are known, which say how it is built: they come before the
 * parameters in the model's file. Parameters are read, never drawn, so that loading leaves PyTorch's random numbers
 * alone, which a training beside it goes by.
 */
final class BlockOfProperties extends AbstractBlock {

    private final Supplier<Block> builder;
    private Block block;

    BlockOfProperties(Supplier<Block> builder) {
        this.builder = builder;
    }

    @Override
    public void loadParameters(NDManager manager, DataInputStream in) throws IOException, MalformedModelException {
        block = builder.get();
        block.loadParameters(manager, in);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        return block.forward(store, inputs, training, parameters);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return block.getOutputShapes(inputs);
    }
}
