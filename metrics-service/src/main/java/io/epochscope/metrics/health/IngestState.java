package io.epochscope.metrics.health;

import io.epochscope.metrics.store.DatabaseUnavailableException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Whether batches get stored: logged when that changes. Thread-safe. */
@Singleton
public class IngestState {

    private static final Logger LOG = Logger.getLogger(IngestState.class);

    private static final String NEXT = "Nothing is skipped: the batch is tried again until it is stored";

    private final AtomicReference<String> problem = new AtomicReference<>();
    private final AtomicLong failures = new AtomicLong();

    /** A batch could not be stored and is to be tried again. */
    public void failing(Throwable failure) {
        failures.incrementAndGet();
        String message = String.valueOf(failure.getMessage());
        boolean first = problem.getAndSet(message) == null;
        if (first && failure instanceof DatabaseUnavailableException) {
            LOG.warnf("The database cannot store events: %s. %s", message, NEXT);
        } else if (first) {
            LOG.errorf(failure, "Events cannot be stored. %s", NEXT);
        } else {
            LOG.debugf(failure, "Events still cannot be stored");
        }
    }

    /** A batch was stored. */
    public void working() {
        if (problem.getAndSet(null) != null) {
            LOG.info("Events are stored again");
        }
    }

    /** How often a batch could not be stored, since the service was started. */
    public long failures() {
        return failures.get();
    }

    /** Why no batch gets stored; empty if they do. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem.get());
    }
}
