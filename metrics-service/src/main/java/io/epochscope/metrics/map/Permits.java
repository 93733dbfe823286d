package io.epochscope.metrics.map;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets few requests at a time do what takes memory or a connection, so that ingest keeps its own. Thread-safe. */
@Singleton
public final class Permits {

    private static final long PATIENCE_SECONDS = 15;
    private static final long RETRY_SECONDS = 5;

    private final Semaphore semaphore;

    Permits(MapConfig config) {
        semaphore = new Semaphore(config.atATime(), true);
    }

    /** What is done with a permit. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /** Does it. */
        T get() throws E;
    }

    /**
     * Does some work as soon as there is a permit.
     *
     * @throws ServiceUnavailableException if none is given back in time; the caller may try again
     */
    public <T, E extends Exception> T with(Work<T, E> work) throws E {
        acquire();
        try {
            return work.get();
        } finally {
            semaphore.release();
        }
    }

    private void acquire() {
        try {
            if (semaphore.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException("metrics-service is stopping", RETRY_SECONDS, e);
        }
        throw new ServiceUnavailableException(
                "too many maps and scores are being read now; try again in some seconds", RETRY_SECONDS);
    }
}
