package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The verdicts on a run's patches as of now.
 *
 * @param pass which they are of: training, or validation where there is no other
 * @param verdicts how many patches have each
 */
record PatchShares(String pass, Map<String, Long> verdicts) {

    /** Of patches without a verdict nothing is known. */
    private static final String OPEN = "open";

    /**
     * Those of a run.
     *
     * @return empty unless the history ends where the run does, with at least so many patches and epochs, and with a
     *     network that has learnt something: one that has not makes every patch a problem
     */
    static Optional<PatchShares> of(RunHistory run, int leastPatches, int leastEpochs) {
        if (!run.isCurrent() || run.last().epoch() < leastEpochs || !new TrainingProgress(run).beatsGuessing()) {
            return Optional.empty();
        }
        Map<String, Map<String, Long>> problems = run.facts().problems();
        String pass = problems.containsKey("training") ? "training" : "validation";
        return Optional.ofNullable(problems.get(pass))
                .map(verdicts -> new PatchShares(pass, verdicts))
                .filter(shares -> shares.judged() >= leastPatches);
    }

    /** Patches that have a verdict. */
    long judged() {
        return verdicts.entrySet().stream()
                .filter(verdict -> !verdict.getKey().equals(OPEN))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Patches of any of these verdicts. */
    long count(Set<String> of) {
        return of.stream()
                .mapToLong(verdict -> verdicts.getOrDefault(verdict, 0L))
                .sum();
    }
}
