package io.epochscope.metrics.scene;

import io.epochscope.events.v1.Split;
import io.epochscope.metrics.parameter.Argument;

/** Which patches are meant, by their split. */
public enum SplitChoice {
    ALL(Split.SPLIT_UNSPECIFIED),
    TRAIN(Split.SPLIT_TRAIN),
    VALIDATION(Split.SPLIT_VALIDATION),
    TEST(Split.SPLIT_TEST);

    private final Split split;

    SplitChoice(Split split) {
        this.split = split;
    }

    /** Whether a patch is meant, by the number of its split; one whose split is not known is only among all. */
    public boolean takes(Number number) {
        return this == ALL || (number != null && number.intValue() == split.getNumber());
    }

    /** What the split with a number is called; null if there is none. */
    public static String nameOf(Number number) {
        for (SplitChoice choice : values()) {
            if (choice != ALL && choice.takes(number)) {
                return Argument.nameOf(choice);
            }
        }
        return null;
    }
}
