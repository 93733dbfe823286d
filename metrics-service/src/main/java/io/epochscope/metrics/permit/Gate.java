package io.epochscope.metrics.permit;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets few requests at a time do their work. Thread-safe. */
public final class Gate {

    private static final long PATIENCE_SECONDS = 15;
    private static final long RETRY_SECONDS = 5;

    private final Semaphore semaphore;

    Gate(int atATime) {
        semaphore = new Semaphore(atATime, true);
    }

    /** What is done behind the gate. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /** Does it. */
        T get() throws E;
    }

    /**
     * Does some work as soon as it is its turn.
     *
     * @throws ServiceUnavailableException if that takes too long; the caller may try again
     */
    public <T, E extends Exception> T pass(Work<T, E> work) throws E {
        enter();
        try {
            return work.get();
        } finally {
            semaphore.release();
        }
    }

    private void enter() {
        try {
            if (semaphore.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException("metrics-service is stopping", RETRY_SECONDS, e);
        }
        throw new ServiceUnavailableException(
                "too many maps or lists are being made now; try again in some seconds", RETRY_SECONDS);
    }
}
