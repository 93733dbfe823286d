package io.epochscope.engine.model.resnet;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.epochscope.engine.model.PaddedConvolution;
import java.util.ArrayList;
import java.util.List;

/**
 * Two convolutions with batch norm, to whose output the input is added before the last ReLU. Children are in the order
 * in which they are used; an input that is added as it is has none.
 */
final class ResidualBlock extends AbstractBlock {

    private static final int KERNEL = 3;

    // Lists of blocks, so that a pass can be watched layer by layer.
    private final List<Block> branch = new ArrayList<>();
    private final List<Block> shortcut = new ArrayList<>();
    private final Block relu;

    private ResidualBlock(int channels, int stride, boolean projected) {
        branch.add(addChildBlock("Conv2d", new PaddedConvolution(channels, KERNEL, stride, false).block()));
        branch.add(addChildBlock("BatchNorm", batchNorm()));
        branch.add(addChildBlock("ReLU", Activation.reluBlock()));
        branch.add(addChildBlock(
                "Conv2d", PaddedConvolution.normalised(channels, KERNEL).block()));
        branch.add(addChildBlock("BatchNorm", batchNorm()));
        if (projected) {
            shortcut.add(addChildBlock("ShortcutConv2d", new PaddedConvolution(channels, 1, stride, false).block()));
            shortcut.add(addChildBlock("ShortcutBatchNorm", batchNorm()));
        }
        relu = addChildBlock("ReLU", Activation.reluBlock());
    }

    /** For inputs with as many channels, and maps of the same size. */
    static ResidualBlock keeping(int channels) {
        return new ResidualBlock(channels, 1, false);
    }

    /** For inputs with any number of channels, whose maps it makes half as high and wide, rounded up. */
    static ResidualBlock halving(int channels) {
        return new ResidualBlock(channels, 2, true);
    }

    private static Block batchNorm() {
        return BatchNorm.builder().build();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDList learned = pass(branch, store, inputs, training);
        NDList carried = pass(shortcut, store, inputs, training);
        NDList sum = new NDList(learned.singletonOrThrow().add(carried.singletonOrThrow()));
        return relu.forward(store, sum, training);
    }

    private static NDList pass(List<Block> blocks, ParameterStore store, NDList inputs, boolean training) {
        NDList current = inputs;
        for (Block block : blocks) {
            current = block.forward(store, current, training);
        }
        return current;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        initialize(shortcut, manager, type, inputs);
        relu.initialize(manager, type, initialize(branch, manager, type, inputs));
    }

    private static Shape[] initialize(List<Block> blocks, NDManager manager, DataType type, Shape... inputs) {
        Shape[] current = inputs;
        for (Block block : blocks) {
            block.initialize(manager, type, current);
            current = block.getOutputShapes(current);
        }
        return current;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape[] current = inputs;
        for (Block block : branch) {
            current = block.getOutputShapes(current);
        }
        return current;
    }
}
