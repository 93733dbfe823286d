package io.epochscope.metrics.network;

import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.scene.SplitChoice;
import jakarta.ws.rs.BadRequestException;

/**
 * Which sample is meant: the first that there is unless something says which.
 *
 * @param index in the data set; negative for any
 * @param split that it is in; {@link SplitChoice#ALL} for any
 */
record SampleChoice(int index, SplitChoice split) {

    private static final int ANY = -1;

    /**
     * What parameters {@code sample} and {@code split} say.
     *
     * @throws BadRequestException if it is not accepted
     */
    static SampleChoice of(String sample, String split) {
        return new SampleChoice(
                new Argument("sample", sample).wholeNumber(ANY, 0, Integer.MAX_VALUE),
                new Argument("split", split).oneOf(SplitChoice.class, SplitChoice.ALL));
    }

    boolean takes(SampleId sample) {
        return (index == ANY || sample.index() == index)
                && (split == SplitChoice.ALL || Argument.nameOf(split).equals(sample.split()));
    }

    /** For people. */
    String label() {
        String of = split == SplitChoice.ALL ? "" : " of split " + Argument.nameOf(split);
        return (index == ANY ? "any sample" : "sample " + index) + of;
    }
}
