package io.epochscope.metrics.health;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Whether batches get stored: logged when that changes. Thread-safe. */
@Singleton
public class IngestState {

    private static final Logger LOG = Logger.getLogger(IngestState.class);

    private final AtomicReference<String> problem = new AtomicReference<>();

    /** A batch could not be stored and is to be tried again. */
    public void failing(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (problem.getAndSet(message) == null) {
            LOG.warnf(
                    failure,
                    "Events cannot be stored: %s. Nothing is skipped: the batch is tried again until it succeeds",
                    message);
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

    /** Why no batch gets stored; empty if they do. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem.get());
    }
}
