package io.epochscope.trainer.finding;

import io.epochscope.events.v1.Event;

/** Hears what was found in runs. Safe for any thread. */
@FunctionalInterface
public interface FindingListener {

    /**
     * Hears of a finding, maybe not for the first time, and maybe of a run that is not trained here.
     *
     * @param event has a finding
     */
    void found(Event event);
}
