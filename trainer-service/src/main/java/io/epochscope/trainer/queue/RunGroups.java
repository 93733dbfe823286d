package io.epochscope.trainer.queue;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.SweepMembership;
import java.util.Optional;

/** What runs are a part of, where they are more than runs on their own. Safe for any thread. */
public interface RunGroups {

    /** The sweep that a run is a part of. */
    Optional<SweepMembership> sweepOf(String runId);

    /**
     * Takes an epoch of the run that trains into account; called before the epoch is published.
     *
     * @return what the run is to be stopped for, if it is
     */
    Optional<Stop> epochCompleted(String runId, EpochCompleted epoch);

    /**
     * An order to stop.
     *
     * @param reason a sentence for people
     * @param actor the name of the rule that gives it
     */
    record Stop(String reason, String actor) {}
}
