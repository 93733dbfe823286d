package io.epochscope.standalone.train;

import java.util.Optional;

/**
 * Tells from a run's progress which epochs have ended. Validation comes after training, so that an epoch's figures are
 * whole when the next one has begun or the run has ended. Not thread-safe.
 */
final class EpochEnds {
    private RunProgress last;

    /** The epoch that this state ends, if it does. */
    Optional<RunProgress> endedBy(RunProgress now) {
        if (now.stepsInAll() == 0) {
            return Optional.empty();
        }
        Optional<RunProgress> ended = last != null && (now.epoch() > last.epoch() || now.isFinished())
                ? Optional.of(last.withValidationOf(now))
                : Optional.empty();
        last = now.isFinished() ? null : now;
        return ended;
    }
}
