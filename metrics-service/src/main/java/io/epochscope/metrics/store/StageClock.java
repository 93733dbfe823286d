package io.epochscope.metrics.store;

import java.time.Duration;

/** Is told how long the parts of storing took. Thread-safe. */
@FunctionalInterface
public interface StageClock {

    /** A part of one batch took that long. */
    void took(Stage stage, Duration duration);

    /** Does something and tells how long it took, whether or not it succeeds. */
    default <E extends Exception> void time(Stage stage, Action<E> action) throws E {
        long start = System.nanoTime();
        try {
            action.run();
        } finally {
            took(stage, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** What is timed. */
    @FunctionalInterface
    interface Action<E extends Exception> {

        /** Does it. */
        void run() throws E;
    }
}
