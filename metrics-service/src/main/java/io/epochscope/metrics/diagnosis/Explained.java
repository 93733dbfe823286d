package io.epochscope.metrics.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * A finding among all those of its run.
 *
 * @param finding itself
 * @param by the rule of the finding that explains it; empty if none does
 * @param mainCause whether it is what has to be changed first, as at most one of a run is
 */
public record Explained(Finding finding, Optional<String> by, boolean mainCause) {

    /**
     * Sees which finding explains which.
     *
     * @param findings of one run, all of them
     * @return as many, in their order
     */
    public static List<Explained> all(List<Finding> findings) {
        Optional<Finding> main = Causes.main(findings);
        return findings.stream()
                .map(finding -> new Explained(
                        finding,
                        Causes.of(finding, findings).map(Finding::rule),
                        main.filter(finding::equals).isPresent()))
                .toList();
    }
}
