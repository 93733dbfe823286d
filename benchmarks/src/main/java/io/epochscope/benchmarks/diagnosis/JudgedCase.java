package io.epochscope.benchmarks.diagnosis;

import io.epochscope.metrics.diagnosis.Causes;
import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found of a case.
 *
 * @param of the case
 * @param outcome what it came to
 * @param twin what its healthy twin came to; its own outcome of a healthy run
 * @param findings all of them
 */
record JudgedCase(Case of, Outcome outcome, Outcome twin, List<Finding> findings) {

    /** Findings that say that something is wrong. */
    List<Finding> complaints() {
        return findings.stream().filter(Finding::isComplaint).toList();
    }

    boolean hasError() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** The complaint that comes first. */
    Optional<Finding> mainCause() {
        return Causes.main(findings);
    }

    /** Whether that names the fault. */
    boolean namesFault() {
        return mainCause()
                .filter(finding -> of.fault()
                        .filter(fault -> fault.isNamedBy(finding.rule()))
                        .isPresent())
                .isPresent();
    }

    /** The rules that complain. */
    Set<String> rules() {
        Set<String> rules = new TreeSet<>();
        complaints().forEach(finding -> rules.add(finding.rule()));
        return rules;
    }

    /** Why it does not count; empty if it does. */
    Optional<String> exclusion() {
        if (of.fault().isEmpty()) {
            return outcome.isHealthy() ? Optional.empty() : Optional.of("is not healthy: " + outcome.shown());
        }
        boolean harms = of.fault().get().flatters() ? outcome.isBetterThan(twin) : outcome.isWorseThan(twin);
        return harms
                ? Optional.empty()
                : Optional.of("does no harm: %s; its twin %s".formatted(outcome.shown(), twin.shown()));
    }
}
