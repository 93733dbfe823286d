package io.epochscope.metrics.deadletter;

import io.epochscope.metrics.health.IngestMeters;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/** Puts records that are not stored where they can be found, looked at and sent again. */
@Singleton
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final DeadLetterPublisher publisher;
    private final DeadLetterStore store;
    private final IngestMeters meters;

    DeadLetters(DeadLetterPublisher publisher, DeadLetterStore store, IngestMeters meters) {
        this.publisher = publisher;
        this.store = store;
        this.meters = meters;
    }

    /**
     * Returns when the broker has acknowledged all of them and they are in the database. Records that were there before
     * are published again, but listed once.
     *
     * @throws RuntimeException if the broker or the database is away; to be called again with the same records
     */
    public void add(List<RefusedRecord> refused) {
        if (refused.isEmpty()) {
            return;
        }
        publisher.publish(refused);
        try {
            store.add(refused);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
        for (RefusedRecord each : refused) {
            meters.deadLettered(each.origin().topic());
            LOG.warnf(
                    "Run %s: the record at offset %d of %s-%d is not stored, but among the dead letters: %s",
                    EventIdentity.of(each).map(event -> event.getRunId()).orElse("(not known)"),
                    each.origin().offset(),
                    each.origin().topic(),
                    each.origin().partition(),
                    each.reason());
        }
    }
}
