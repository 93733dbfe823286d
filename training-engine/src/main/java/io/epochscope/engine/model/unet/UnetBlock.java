package io.epochscope.engine.model.unet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.epochscope.engine.model.Activation;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.PaddedConvolution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Down by encoders and poolings, up again by nearest neighbours and decoders, each of which also gets what the encoder
 * of its size made; then a classifier. Children are in the order in which they are used.
 *
 * <p>Maps are doubled without weights of their own, since transposed convolutions draw chequered patterns (Odena,
 * Dumoulin and Olah, Deconvolution and checkerboard artifacts, 2016).
 */
final class UnetBlock extends AbstractBlock {

    private static final int KERNEL = 3;
    private static final int CHANNELS = 1;
    private static final Shape POOL = new Shape(2, 2);

    // Lists of blocks, so that a pass can be watched layer by layer.
    private final List<Block> encoders = new ArrayList<>();
    private final List<Block> poolings = new ArrayList<>();
    private final Block bottom;
    private final List<Block> doublings = new ArrayList<>();
    private final List<Block> decoders = new ArrayList<>();
    private final Block classifier;

    /**
     * Builds it.
     *
     * @param levels how often maps are halved
     * @param width channels at full size
     * @param classifier makes logits of the last decoder's maps
     */
    UnetBlock(int levels, int width, LayerChain classifier) {
        for (int level = 0; level < levels; level++) {
            encoders.add(addChildBlock("Encoder", twoConvolutions(width << level)));
            poolings.add(addChildBlock("MaxPool2d", Pool.maxPool2dBlock(POOL, POOL)));
        }
        bottom = addChildBlock("Bottom", twoConvolutions(width << levels));
        for (int level = levels - 1; level >= 0; level--) {
            doublings.add(addChildBlock("Upsample2d", LambdaBlock.singleton(UnetBlock::doubled, "Upsample2d")));
            decoders.add(addChildBlock("Decoder", twoConvolutions(width << level)));
        }
        this.classifier = addChildBlock("Classifier", classifier);
    }

    private static LayerChain twoConvolutions(int channels) {
        LayerChain chain = new LayerChain();
        for (int i = 0; i < 2; i++) {
            chain.conv2d(PaddedConvolution.normalised(channels, KERNEL))
                    .batchNorm(true)
                    .activation(Activation.RELU);
        }
        return chain;
    }

    /** Each pixel as a square of four. */
    private static NDArray doubled(NDArray maps) {
        Shape shape = maps.getShape();
        long height = shape.get(2);
        long width = shape.get(3);
        return maps.reshape(shape.get(0), shape.get(1), height, 1, width, 1)
                .broadcast(shape.get(0), shape.get(1), height, 2, width, 2)
                .reshape(shape.get(0), shape.get(1), 2 * height, 2 * width);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        Deque<NDArray> skipped = new ArrayDeque<>();
        NDList current = inputs;
        for (int level = 0; level < encoders.size(); level++) {
            NDList encoded = encoders.get(level).forward(store, current, training);
            skipped.push(encoded.singletonOrThrow());
            current = poolings.get(level).forward(store, encoded, training);
        }
        current = bottom.forward(store, current, training);
        for (int step = 0; step < decoders.size(); step++) {
            NDArray doubled =
                    doublings.get(step).forward(store, current, training).singletonOrThrow();
            NDList both = new NDList(skipped.pop().concat(doubled, CHANNELS));
            current = decoders.get(step).forward(store, both, training);
        }
        return classifier.forward(store, current, training);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Deque<Shape> skipped = new ArrayDeque<>();
        Shape[] current = inputs;
        for (int level = 0; level < encoders.size(); level++) {
            current = initialize(encoders.get(level), manager, type, current);
            skipped.push(current[0]);
            current = initialize(poolings.get(level), manager, type, current);
        }
        current = initialize(bottom, manager, type, current);
        for (int step = 0; step < decoders.size(); step++) {
            Shape doubled = initialize(doublings.get(step), manager, type, current)[0];
            Shape both = joined(skipped.pop(), doubled);
            current = initialize(decoders.get(step), manager, type, both);
        }
        classifier.initialize(manager, type, current);
    }

    private static Shape[] initialize(Block block, NDManager manager, DataType type, Shape... inputs) {
        block.initialize(manager, type, inputs);
        return block.getOutputShapes(inputs);
    }

    private static Shape joined(Shape skipped, Shape doubled) {
        return new Shape(skipped.get(0), skipped.get(1) + doubled.get(1), skipped.get(2), skipped.get(3));
    }

    /** The last decoder's maps have the size of the input, whatever came between. */
    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape decoded = encoders.get(0).getOutputShapes(inputs)[0];
        return classifier.getOutputShapes(new Shape[] {decoded});
    }
}
