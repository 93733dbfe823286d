package io.epochscope.events.contract;

import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.DeadLetter;
import io.epochscope.events.v1.Finding;

/** Rules of what metrics-service publishes. */
final class FindingRules {

    private FindingRules() {}

    static void check(Finding body) throws MalformedEventException {
        Rules.name("finding.rule", body.getRule());
        Rules.known("finding.severity", body.getSeverity());
        Rules.nameOrEmpty("finding.subject", body.getSubject());
        Rules.nameOrEmpty("finding.explained_by", body.getExplainedBy());
        Rules.names("finding.figures", body.getFiguresMap().keySet());
    }

    static void check(DeadLetter body) throws MalformedEventException {
        Rules.name("dead_letter.topic", body.getTopic());
        if (body.getReason().isEmpty()) {
            throw new MalformedEventException("dead_letter.reason", "is empty");
        }
    }
}
