package io.epochscope.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A parameter and where it is.
 *
 * @param layer as in {@link Layer#name()}
 * @param name within the layer: {@code weight}, {@code bias}
 * @param parameter initialised
 */
public record NamedParameter(String layer, String name, Parameter parameter) {

    /** Unique within the network. */
    public String id() {
        return layer + "/" + name;
    }

    /** Whether training moves it; running statistics of batch norm are not. */
    public boolean trainable() {
        return parameter.requiresGradient();
    }

    /** Its shape. */
    public List<Long> shape() {
        return LongStream.of(array().getShape().getShape()).boxed().toList();
    }

    NDArray array() {
        return parameter.getArray();
    }
}
