package io.epochscope.engine.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.BlockList;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Stands in for a block while a pass is observed. A {@link LambdaBlock}, so that fields of that type can hold it, as
 * well as those of the types above it.
 */
final class ObservedBlock extends LambdaBlock {

    private final Block block;
    private final Observation.BlockObserver observer;

    ObservedBlock(Block block, Observation.BlockObserver observer) {
        super(inputs -> inputs, block instanceof LambdaBlock function ? function.getName() : DEFAULT_NAME);
        this.block = block;
        this.observer = observer;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDList outputs = block.forward(store, inputs, training, parameters);
        observer.observe(block, inputs, outputs);
        return outputs;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, NDList labels, PairList<String, Object> parameters) {
        NDList outputs = block.forward(store, inputs, labels, parameters);
        observer.observe(block, inputs, outputs);
        return outputs;
    }

    @Override
    public boolean isInitialized() {
        return block.isInitialized();
    }

    @Override
    public BlockList getChildren() {
        return block.getChildren();
    }

    @Override
    public ParameterList getDirectParameters() {
        return block.getDirectParameters();
    }

    @Override
    public ParameterList getParameters() {
        return block.getParameters();
    }

    @Override
    public Shape[] getInputShapes() {
        return block.getInputShapes();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return block.getOutputShapes(inputs);
    }

    @Override
    public DataType[] getOutputDataTypes() {
        return block.getOutputDataTypes();
    }
}
