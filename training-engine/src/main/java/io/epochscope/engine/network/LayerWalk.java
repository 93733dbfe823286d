package io.epochscope.engine.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Finds the layers of a model by walking through its blocks. Shapes are followed along chains of blocks; within any
 * other block they cannot be told.
 */
final class LayerWalk {

    private final List<Layer> layers = new ArrayList<>();

    private LayerWalk() {}

    /**
     * The layers in order of the forward pass.
     *
     * @param model with its parameters initialised
     * @param input of the model, with the batch dimension
     */
    static List<Layer> of(Block model, Shape input) {
        LayerWalk walk = new LayerWalk();
        walk.visit("", kind("", model), model, Optional.of(new Shape[] {input}));
        return walk.layers;
    }

    private void visit(String path, String kind, Block block, Optional<Shape[]> inputs) {
        if (block.getChildren().isEmpty() || !block.getDirectParameters().isEmpty()) {
            layers.add(new Layer(
                    path.isEmpty() ? kind : path,
                    kind,
                    inputs.flatMap(shapes -> outputs(block, shapes))
                            .map(LayerWalk::withoutBatch)
                            .orElse(List.of()),
                    block.getDirectParameters().values()));
        }
        boolean chain = block instanceof SequentialBlock;
        Optional<Shape[]> current = chain ? inputs : Optional.empty();
        for (Pair<String, Block> child : block.getChildren()) {
            Block next = child.getValue();
            visit(
                    path.isEmpty() ? child.getKey() : path + "/" + child.getKey(),
                    kind(child.getKey(), next),
                    next,
                    current);
            current = current.flatMap(shapes -> outputs(next, shapes));
        }
    }

    /** Functions are called by the name that they were given, in the chain or on their own; blocks by their type. */
    private static String kind(String key, Block block) {
        String type = type(block.getClass());
        if (!(block instanceof LambdaBlock lambda)) {
            return type;
        }
        String given = key.replaceFirst("^\\d+", "");
        if (!given.isEmpty() && !given.equals(type)) {
            return given;
        }
        return lambda.getName().equals(LambdaBlock.DEFAULT_NAME) ? type : lambda.getName();
    }

    private static String type(Class<?> block) {
        return block.isAnonymousClass() ? type(block.getSuperclass()) : block.getSimpleName();
    }

    private static Optional<Shape[]> outputs(Block block, Shape[] inputs) {
        try {
            return Optional.of(block.getOutputShapes(inputs));
        } catch (RuntimeException e) {
            // Blocks written by users need not be able to tell; the description then goes without.
            return Optional.empty();
        }
    }

    private static List<Long> withoutBatch(Shape[] outputs) {
        long[] shape = outputs[0].getShape();
        return LongStream.of(Arrays.copyOfRange(shape, Math.min(1, shape.length), shape.length))
                .boxed()
                .toList();
    }
}
