package io.epochscope.engine.batch;

import io.epochscope.engine.data.DataSet;
import io.epochscope.events.v1.Split;
import java.util.stream.IntStream;

/** The sample indices of each split, ascending. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SplitSamples(int[] train, int[] validation, int[] test) {

    /**
     * Looks through a data set.
     *
     * @throws IllegalArgumentException if there is nothing to train on
     */
    public static SplitSamples of(DataSet data) {
        SplitSamples samples = new SplitSamples(
                of(data, Split.SPLIT_TRAIN), of(data, Split.SPLIT_VALIDATION), of(data, Split.SPLIT_TEST));
        if (samples.train.length == 0) {
            throw new IllegalArgumentException("data set %s has no samples to train on".formatted(data.name()));
        }
        return samples;
    }

    private static int[] of(DataSet data, Split split) {
        return IntStream.range(0, data.size())
                .filter(sample -> data.split(sample) == split)
                .toArray();
    }
}
