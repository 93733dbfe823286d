package io.epochscope.engine.checkpoint;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Which states of a training are kept.
 *
 * @param last that after the newest epoch, so that the run can be resumed; yes by default
 * @param best that after the best epoch; yes by default
 * @param every those after every so many epochs, 0 (the default) for none
 * @param keep of those after every so many epochs the newest so many; 3 by default
 * @param resumeAfterCrash whether a training whose process died goes on from the newest of them; no by default
 */
public record CheckpointParameters(
        Boolean last,
        Boolean best,
        @PositiveOrZero Integer every,
        @Positive Integer keep,
        Boolean resumeAfterCrash) {

    public CheckpointParameters {
        last = last == null || last;
        best = best == null || best;
        every = every == null ? 0 : every;
        keep = keep == null ? 3 : keep;
        resumeAfterCrash = resumeAfterCrash != null && resumeAfterCrash;
    }

    /** Everything by default. */
    public static CheckpointParameters defaults() {
        return new CheckpointParameters(null, null, null, null, null);
    }

    /** No state is kept. */
    public static CheckpointParameters none() {
        return new CheckpointParameters(false, false, 0, 1, false);
    }
}
