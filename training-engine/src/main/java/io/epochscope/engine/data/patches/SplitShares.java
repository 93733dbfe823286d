package io.epochscope.engine.data.patches;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.events.v1.Split;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How many of the patches go where; what is left is trained on.
 *
 * @param validation share of the patches that have a class, from 0 to below 1
 * @param test share of them, from 0 to below 1
 */
public record SplitShares(double validation, double test) {

    /** Says so if nothing is left to train on. */
    public Optional<Fault> fault() {
        return validation + test < 1
                ? Optional.empty()
                : Optional.of(new Fault(
                        "validation",
                        String.valueOf(validation),
                        "a share below %s: what is neither validated nor tested on is trained on".formatted(1 - test)));
    }

    /** The splits that have to get patches. */
    public Set<Split> splits() {
        Set<Split> splits = EnumSet.of(Split.SPLIT_TRAIN);
        if (validation > 0) {
            splits.add(Split.SPLIT_VALIDATION);
        }
        if (test > 0) {
            splits.add(Split.SPLIT_TEST);
        }
        return splits;
    }

    /** How many splits have to get patches. */
    public int count() {
        return splits().size();
    }
}
