package io.epochscope.engine.data;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A kind of data set that a request can name. Users add their own: a jar in the plugins folder with an entry in
 * {@code META-INF/services}.
 *
 * @param <P> its parameters, bound from the request's JSON object by component name. Components are boxed where they
 *     have a default, which the compact constructor fills in, and carry Jakarta Validation constraints
 */
public interface DataSetType<P extends Record> {

    /** What a request says in {@code dataset.type}. */
    String name();

    /** One sentence for people who choose. */
    String description();

    /** The record that the request's object is bound to. */
    Class<P> parameters();

    /** The {@link DataSet#task()} that the data set will have. */
    default Task task(P parameters) {
        return Task.TASK_CLASSIFICATION;
    }

    /**
     * Looks for what would keep the data set from being opened, cheaply enough to do so while a request waits.
     *
     * @return each fault with the name of the parameter it is about; empty if there is none
     */
    List<Fault> check(P parameters);

    /**
     * The shape that {@link DataSet#sampleShape()} will have, so that a model can be checked while a request waits. Of
     * files it should need the headers alone; unless a type says better, the data set is opened to ask it.
     *
     * @throws IOException if the files cannot be read or are not what they should be; the message says which and why
     */
    default Shape sampleShape(P parameters) throws IOException {
        try (DataSet data = open(parameters, 1)) {
            return data.sampleShape();
        }
    }

    /**
     * The {@link DataSet#size()} that the data set will have, so that samples in a request can be checked while it
     * waits; empty if that is only known once it is open, where a run with samples that are missing fails.
     *
     * @throws IOException if the files cannot be read or are not what they should be; the message says which and why
     */
    default OptionalInt size(P parameters) throws IOException {
        return OptionalInt.empty();
    }

    /**
     * The {@link DataSet#classes()} that the data set will have, so that classes in a request can be checked while it
     * waits; empty if that is only known once it is open, where a run with classes that are missing fails.
     *
     * @throws IOException if the files cannot be read or are not what they should be; the message says which and why
     */
    default Optional<List<ClassLabel>> classes(P parameters) throws IOException {
        return Optional.empty();
    }

    /**
     * The splits that may have samples, so that what goes by one that has none can be refused while a request waits. A
     * run that goes by one that turns out to have none fails once the data set is open.
     *
     * @throws IOException if the files cannot be read or are not what they should be; the message says which and why
     */
    default Set<Split> splits(P parameters) throws IOException {
        return EnumSet.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST);
    }

    /**
     * Opens the data set.
     *
     * @param seed of the run, for generated data and random splits
     * @throws IOException if the files cannot be read or are not what they should be; the message says which and why
     */
    DataSet open(P parameters, long seed) throws IOException;
}
