package io.epochscope.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Finds out what comes out of each layer, by a pass over one sample of zeros. */
final class LayerSurvey {

    private static final Logger LOG = System.getLogger(LayerSurvey.class.getName());

    private final List<LayerBlock> blocks;
    private final IdentityHashMap<Block, Shape> outputs = new IdentityHashMap<>();

    private LayerSurvey(List<LayerBlock> blocks) {
        this.blocks = blocks;
    }

    /**
     * The layers, in the order of the blocks.
     *
     * @param sample of the model, as a batch of one
     */
    static List<Layer> of(List<LayerBlock> blocks, Observation observation, ParameterStore store, NDArray sample) {
        LayerSurvey survey = new LayerSurvey(blocks);
        observation.forward(store, new NDList(sample), false, survey::note);
        survey.tellUnseen();
        return blocks.stream().map(survey::layer).toList();
    }

    private void note(Block block, NDList in, NDList out) {
        outputs.put(block, out.get(0).getShape());
    }

    private void tellUnseen() {
        String unseen = blocks.stream()
                .filter(layer -> !outputs.containsKey(layer.block()))
                .map(LayerBlock::name)
                .collect(Collectors.joining(", "));
        if (!unseen.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "layers {0} cannot be seen in forward passes, so that they have no activations; their weights have"
                            + " all else. A block is seen if it is used, and kept in a field of type Block",
                    unseen);
        }
    }

    private Layer layer(LayerBlock found) {
        Shape output = outputs.containsKey(found.block()) ? outputs.get(found.block()) : told(found.block());
        List<Long> shape = withoutBatch(output);
        return new Layer(
                found.name(),
                found.kind(),
                shape,
                Flops.ofSample(found, shape),
                found.activation(),
                found.passesOn(),
                found.block().getDirectParameters().values());
    }

    /** What a block itself says. Blocks written by users need not be able to tell, and then are described without. */
    private static Shape told(Block block) {
        try {
            Shape[] inputs = block.getInputShapes();
            return inputs == null ? new Shape() : block.getOutputShapes(inputs)[0];
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "a block does not tell its output shape", e);
            return new Shape();
        }
    }

    private static List<Long> withoutBatch(Shape output) {
        long[] shape = output.getShape();
        return LongStream.of(Arrays.copyOfRange(shape, Math.min(1, shape.length), shape.length))
                .boxed()
                .toList();
    }
}
