package io.epochscope.engine.data;

import ai.djl.ndarray.types.Shape;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is known of a data set: of an open one everything, while a request waits what can be told cheaply.
 *
 * @param task what there is to learn
 * @param sampleShape as {@link DataSet#sampleShape()}
 * @param size as {@link DataSet#size()}
 * @param classes as {@link DataSet#classes()}; none where a number is predicted
 * @param splits those that may have samples; the others have none
 */
public record DataOutline(
        Task task,
        Optional<Shape> sampleShape,
        OptionalInt size,
        Optional<List<ClassLabel>> classes,
        Set<Split> splits) {

    public DataOutline {
        splits = Set.copyOf(splits);
    }

    /** Of an open data set. */
    public static DataOutline of(DataSet data) {
        Set<Split> splits = EnumSet.noneOf(Split.class);
        for (int sample = 0; sample < data.size(); sample++) {
            splits.add(data.split(sample));
        }
        splits.remove(Split.SPLIT_UNSPECIFIED);
        return new DataOutline(
                data.task(),
                Optional.of(data.sampleShape()),
                OptionalInt.of(data.size()),
                Optional.of(data.classes()),
                splits);
    }

    /**
     * Of one that is not open, as far as its kind can tell.
     *
     * @param parameters in which the kind finds no fault
     * @throws IOException if the files cannot be read or are not what they should be; the message says which and why
     */
    public static <P extends Record> DataOutline of(DataSetType<P> type, P parameters) throws IOException {
        return new DataOutline(
                type.task(parameters),
                Optional.of(type.sampleShape(parameters)),
                type.size(parameters),
                type.classes(parameters),
                type.splits(parameters));
    }

    /** Where nothing but the task is known. */
    public static DataOutline of(Task task) {
        Set<Split> any = EnumSet.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST);
        return new DataOutline(task, Optional.empty(), OptionalInt.empty(), Optional.empty(), any);
    }

    /** Whether it is known that a split has no samples. */
    public boolean lacks(Split split) {
        return !splits.contains(split);
    }
}
