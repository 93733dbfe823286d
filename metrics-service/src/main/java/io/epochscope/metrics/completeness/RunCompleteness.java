package io.epochscope.metrics.completeness;

import java.util.List;

/** Whether all of a run is stored. */
public record RunCompleteness(String runId, Status status, List<AttemptCompleteness> attempts) {

    /** The answer in one word. */
    public enum Status {
        /** The last attempt is closed, and everything that closing events say was published is stored. */
        COMPLETE,
        /** Something that was published is missing or among the dead letters. */
        INCOMPLETE,
        /** The publisher keeps no sequences, or a closing event does not say how many events a topic got. */
        NOT_PROVABLE,
        /** The closing event of the last attempt has not come yet. */
        OPEN
    }

    /** The completeness of a run, from its attempts in ascending order. */
    static RunCompleteness of(String runId, List<AttemptCompleteness> attempts) {
        return new RunCompleteness(runId, status(attempts), attempts);
    }

    private static Status status(List<AttemptCompleteness> attempts) {
        if (attempts.isEmpty() || !attempts.get(attempts.size() - 1).closed()) {
            return Status.OPEN;
        }
        if (!attempts.stream().allMatch(AttemptCompleteness::provable)) {
            return Status.NOT_PROVABLE;
        }
        return attempts.stream()
                        .flatMap(attempt -> attempt.topics().stream())
                        .allMatch(TopicCompleteness::hasAllThatWasPublished)
                ? Status.COMPLETE
                : Status.INCOMPLETE;
    }
}
