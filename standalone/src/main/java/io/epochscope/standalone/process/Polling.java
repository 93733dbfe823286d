package io.epochscope.standalone.process;

import java.time.Duration;
import java.time.Instant;

/** Waiting for what cannot be told when it happens: on other processes. */
public final class Polling {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    private Polling() {}

    /** Something to wait for. */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E, InterruptedException;
    }

    /**
     * Waits until a condition holds.
     *
     * @return whether it held before the patience was over
     */
    public static <E extends Exception> boolean until(Duration patience, Condition<E> condition)
            throws E, InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        while (!condition.holds()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Thread.sleep(BETWEEN_QUESTIONS.toMillis());
        }
        return true;
    }
}
