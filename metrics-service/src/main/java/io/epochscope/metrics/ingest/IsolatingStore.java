package io.epochscope.metrics.ingest;

import io.epochscope.metrics.deadletter.RefusedRecord;
import io.epochscope.metrics.health.IngestMeters;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Stores a batch; if it holds an event that cannot be stored, finds that one by halves and stores all others. */
@Singleton
final class IsolatingStore {

    private static final Logger LOG = Logger.getLogger(IsolatingStore.class);

    private final EventStore store;
    private final IngestMeters meters;

    IsolatingStore(EventStore store, IngestMeters meters) {
        this.store = store;
        this.meters = meters;
    }

    /**
     * Stores what can be.
     *
     * @return what cannot, each with the reason
     * @throws SQLException if the database is the cause: trying again may help
     * @throws RuntimeException if what the program runs on is the cause, such as a pool that is closed: likewise
     */
    List<RefusedRecord> store(List<DecodedRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return List.of();
        }
        try {
            Map<String, Long> rows =
                    store.store(records.stream().map(DecodedRecord::event).toList());
            meters.stored(records.stream().map(each -> each.origin().topic()).toList(), rows);
            return List.of();
        } catch (SQLException | RuntimeException e) {
            if (!DataFailure.mayBeCauseOf(e)) {
                throw e;
            }
            return isolate(records, e);
        }
    }

    private List<RefusedRecord> isolate(List<DecodedRecord> records, Exception cause) throws SQLException {
        if (records.size() == 1) {
            return store(records.get(0), cause);
        }
        int half = records.size() / 2;
        var refused = new ArrayList<RefusedRecord>();
        for (List<DecodedRecord> part : Stream.of(records.subList(0, half), records.subList(half, records.size()))
                .toList()) {
            refused.addAll(store(part));
        }
        return refused;
    }

    /**
     * Refuses a record only if it fails alone, and again after a transaction without events went well: what fails there
     * as well, or was over the second time, was no fault of the record.
     */
    private List<RefusedRecord> store(DecodedRecord suspect, Exception suspicion) throws SQLException {
        store.store(List.of());
        try {
            meters.stored(List.of(suspect.origin().topic()), store.store(List.of(suspect.event())));
            LOG.infof(suspicion, "Stored at the second attempt: %s", suspect.origin());
            return List.of();
        } catch (SQLException | RuntimeException e) {
            if (!DataFailure.mayBeCauseOf(e)) {
                throw e;
            }
            LOG.debugf(e, "Not stored: %s", suspect.origin());
            return List.of(RefusedRecord.of(suspect.origin(), suspect.event(), reason(e)));
        }
    }

    private static String reason(Exception cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
