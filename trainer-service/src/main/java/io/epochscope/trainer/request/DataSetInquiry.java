package io.epochscope.trainer.request;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataOutline;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks data sets what requests are checked against, and remembers the answers: a plugin may have to open its data for
 * them, and many requests may be for the same. Used by one thread.
 */
final class DataSetInquiry {

    private final Map<DataSetChoice<?>, List<Fault>> faults = new HashMap<>();
    private final Map<DataSetChoice<?>, Answer> answers = new HashMap<>();

    private record Answer(DataOutline outline, IOException failure) {

        DataOutline get() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return outline;
        }
    }

    /** What is wrong with the data set's parameters. */
    List<Fault> check(DataSetChoice<?> data) {
        return faults.computeIfAbsent(data, DataSetChoice::check);
    }

    /**
     * What its kind can tell of it.
     *
     * @throws IOException if it cannot be read
     */
    DataOutline outline(DataSetChoice<?> data) throws IOException {
        return answers.computeIfAbsent(data, DataSetInquiry::ask).get();
    }

    private static Answer ask(DataSetChoice<?> data) {
        try {
            return new Answer(data.outline(), null);
        } catch (IOException e) {
            return new Answer(null, e);
        }
    }
}
