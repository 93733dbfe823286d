package io.epochscope.trainer.request;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Asks data sets what requests are checked against, and remembers the answers: a plugin may have to open its data for
 * them, and many requests may be for the same. Used by one thread.
 */
final class DataSetInquiry {

    private final Map<DataSetChoice<?>, List<Fault>> faults = new HashMap<>();
    private final Map<DataSetChoice<?>, Answer> answers = new HashMap<>();

    /** @param size how many there are, where that is known beforehand */
    record Samples(Shape shape, OptionalInt size) {}

    private record Answer(Samples samples, IOException failure) {

        Samples get() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return samples;
        }
    }

    /** What is wrong with the data set's parameters. */
    List<Fault> check(DataSetChoice<?> data) {
        return faults.computeIfAbsent(data, DataSetChoice::check);
    }

    /**
     * What its samples will be like.
     *
     * @throws IOException if it cannot be read
     */
    Samples samples(DataSetChoice<?> data) throws IOException {
        return answers.computeIfAbsent(data, DataSetInquiry::ask).get();
    }

    private static Answer ask(DataSetChoice<?> data) {
        try {
            return new Answer(new Samples(data.sampleShape(), data.size()), null);
        } catch (IOException e) {
            return new Answer(null, e);
        }
    }
}
