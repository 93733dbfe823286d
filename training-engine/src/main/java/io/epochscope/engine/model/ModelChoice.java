package io.epochscope.engine.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/**
 * A kind of model with its parameters.
 *
 * @param <P> the parameters' type
 */
public record ModelChoice<P extends Record>(ModelType<P> type, P parameters) {

    /** Builds the untrained model; see {@link ModelType#create}. */
    public Block create(Shape sample, int outputs) {
        return type.create(parameters, sample, outputs);
    }
}
