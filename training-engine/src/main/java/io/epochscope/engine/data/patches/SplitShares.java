package io.epochscope.engine.data.patches;

import io.epochscope.engine.catalogue.Fault;
import java.util.Optional;

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

    /** How many splits have to get patches. */
    public int count() {
        return 1 + (validation > 0 ? 1 : 0) + (test > 0 ? 1 : 0);
    }
}
