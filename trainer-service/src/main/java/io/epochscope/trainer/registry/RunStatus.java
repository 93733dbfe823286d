package io.epochscope.trainer.registry;

/** Where a run is in its life. */
public enum RunStatus {
    /** Waits for the runs before it. */
    QUEUED,
    /** Trains. */
    RUNNING,
    /** Waits at an epoch's end until the broker takes events: the outbox has reached its bound. */
    WAITING_FOR_BROKER,
    /** Has trained all epochs. */
    COMPLETED,
    /** Was asked to stop. */
    STOPPED,
    /** Could not go on; the reason says why. */
    FAILED;

    /** Whether the run has the training thread. */
    public boolean isActive() {
        return this == RUNNING || this == WAITING_FOR_BROKER;
    }

    /** Whether nothing will happen to the run any more. */
    public boolean isFinished() {
        return this == COMPLETED || this == STOPPED || this == FAILED;
    }
}
