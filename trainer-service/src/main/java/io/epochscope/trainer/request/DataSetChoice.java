package io.epochscope.trainer.request;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataOutline;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import java.util.List;

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

    /** What its kind can tell of it; only of one in which {@link #check} finds nothing. */
    DataOutline outline() throws IOException {
        return DataOutline.of(type, parameters);
    }

    /** Opens it; see {@link DataSetType#open}. */
    DataSet open(long seed) throws IOException {
        return type.open(parameters, seed);
    }
}
