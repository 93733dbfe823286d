package io.epochscope.engine.schedule;

import io.epochscope.events.v1.EpochCompleted;
import java.util.Optional;

/** The learning rate of one run as it goes on. Used by one thread. */
public interface RateCourse {

    /**
     * Of a step.
     *
     * @param epoch that the step is in, from 1
     * @param step of the whole run, from 1
     */
    double rate(int epoch, long step);

    /**
     * Hears what an epoch came to.
     *
     * @throws IllegalStateException if that lacks what the schedule goes by
     */
    default void epochCompleted(EpochCompleted epoch) {}

    /** What it would have to be told to go on from here; empty if epoch and step are enough. */
    default Optional<PlateauState> state() {
        return Optional.empty();
    }

    /** Goes on from a state as {@link #state} gave it. */
    default void restore(PlateauState earlier) {}
}
