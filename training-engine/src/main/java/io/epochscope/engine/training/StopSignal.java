package io.epochscope.engine.training;

/** Asked before every batch. Safe for any thread. */
final class StopSignal {

    private volatile String reason;

    /** The first reason given holds. */
    synchronized void stop(String why) {
        if (reason == null) {
            reason = why;
        }
    }

    void check() throws RunStopped {
        String why = reason;
        if (why != null) {
            throw new RunStopped(why);
        }
    }
}
