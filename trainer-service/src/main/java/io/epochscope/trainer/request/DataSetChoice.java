package io.epochscope.trainer.request;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A kind of data set with its parameters.
 *
 * @param <P> the parameters' type
 */
public record DataSetChoice<P extends Record>(DataSetType<P> type, P parameters) {

    List<Fault> check() {
        return type.check(parameters);
    }

    /** What is learned from it. */
    public Task task() {
        return type.task(parameters);
    }

    Shape sampleShape() throws IOException {
        return type.sampleShape(parameters);
    }

    OptionalInt size() throws IOException {
        return type.size(parameters);
    }

    /** Opens it; see {@link DataSetType#open}. */
    DataSet open(long seed) throws IOException {
        return type.open(parameters, seed);
    }
}
