package io.epochscope.engine.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.epochscope.engine.catalogue.Fault;
import java.util.List;

/**
 * A kind of model with its parameters.
 *
 * @param <P> the parameters' type
 */
public record ModelChoice<P extends Record>(ModelType<P> type, P parameters) {

    /** What keeps it from being built at all; see {@link ModelType#check(Record)}. */
    public List<Fault> check() {
        return type.check(parameters);
    }

    /** What keeps it from taking samples of a shape; see {@link ModelType#check(Record, Shape)}. */
    public List<Fault> check(Shape sample) {
        return type.check(parameters, sample);
    }

    /** Builds the untrained model; see {@link ModelType#create}. */
    public Block create(Shape sample, int outputs) {
        return type.create(parameters, sample, outputs);
    }
}
