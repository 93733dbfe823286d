package io.epochscope.engine.training;

/** Adds up time. */
final class Stopwatch {

    private static final double NANOS = 1e9;

    private long nanos;
    private long since;

    void start() {
        since = System.nanoTime();
    }

    void stop() {
        nanos += System.nanoTime() - since;
    }

    double seconds() {
        return nanos / NANOS;
    }
}
