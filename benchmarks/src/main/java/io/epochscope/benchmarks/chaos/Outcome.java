package io.epochscope.benchmarks.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the events of one or more rounds in each of which the same went wrong.
 *
 * @param recoverySeconds of each round, from when nothing was wrong any more until what was acknowledged after that was
 *     stored
 */
public record Outcome(Discrepancies discrepancies, List<Double> recoverySeconds) {

    static final Outcome NONE = new Outcome(Discrepancies.NONE, List.of());

    Outcome plus(Outcome other) {
        return new Outcome(
                discrepancies.plus(other.discrepancies),
                Stream.concat(recoverySeconds.stream(), other.recoverySeconds.stream())
                        .toList());
    }
}
