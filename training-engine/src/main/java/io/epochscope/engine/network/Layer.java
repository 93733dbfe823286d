package io.epochscope.engine.network;

import ai.djl.nn.Parameter;
import io.epochscope.events.v1.LayerDescription;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a network: a block with parameters of its own, or without children.
 *
 * @param name unique within the network: the names of the blocks around it and its own, joined by slashes
 * @param kind what it does: {@code Linear}, {@code ReLU}
 * @param outputShape without the batch dimension; empty if it cannot be told
 * @param flops multiplications and additions for one sample, see {@link Flops}; 0 if unknown
 * @param activation which function it is, if it is an activation function that is known
 * @param passesOn whether it hands its inputs on as they are, outside training: flatten, dropout
 * @param parameters its own, trainable and not
 */
public record Layer(
        String name,
        String kind,
        List<Long> outputShape,
        long flops,
        Optional<ActivationFunction> activation,
        boolean passesOn,
        List<Parameter> parameters) {

    public Layer {
        outputShape = List.copyOf(outputShape);
        parameters = List.copyOf(parameters);
    }

    /** How many numbers its parameters hold. */
    public long size() {
        return parameters.stream()
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    /** For the opening event. */
    public LayerDescription describe(int position) {
        return LayerDescription.newBuilder()
                .setName(name)
                .setKind(kind)
                .addAllOutputShape(outputShape)
                .setParameters(size())
                .setFlops(flops)
                .setPosition(position)
                .build();
    }
}
