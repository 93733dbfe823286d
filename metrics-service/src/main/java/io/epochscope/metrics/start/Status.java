package io.epochscope.metrics.start;

import io.epochscope.metrics.parameter.Argument;

/** What can become of a run. */
public enum Status {
    RUNNING,
    STALLED,
    COMPLETED,
    STOPPED,
    FAILED;

    /** As addresses have it. */
    String parameter() {
        return Argument.nameOf(this);
    }

    /** Whether more may come of such a run. */
    static boolean isOpen(String status) {
        return status.equals(RUNNING.name()) || status.equals(STALLED.name());
    }
}
