package io.epochscope.metrics.diagnosis;

import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;

/** Looks for one thing that a run may suffer from. What it sees depends on the history alone. Thread-safe. */
public interface Rule {

    /** What it looks for. */
    RuleDescription description();

    /**
     * Whether it looks at how a run stands, whatever it does and however far it is: then it is asked of runs of every
     * kind, and of those without an epoch.
     */
    default boolean isOfAnyRun() {
        return false;
    }

    /**
     * What holds at the end of the history, which may be the beginning of a longer run.
     *
     * @param run with at least one epoch, unless the rule is of any run
     * @return empty if nothing holds; at most one symptom for each subject
     */
    List<Symptom> judge(RunHistory run);
}
