package io.epochscope.trainer.sweep;

/** Where a sweep is in its life. */
public enum SweepStatus {
    /** All its runs wait. */
    QUEUED,
    /** Some of its runs have begun, and some have not ended. */
    RUNNING,
    /** All its runs have ended, each in its own way. */
    COMPLETED,
    /** Was stopped as a whole. */
    STOPPED;

    /** Whether nothing will happen to its runs any more. */
    public boolean isFinished() {
        return this == COMPLETED || this == STOPPED;
    }
}
