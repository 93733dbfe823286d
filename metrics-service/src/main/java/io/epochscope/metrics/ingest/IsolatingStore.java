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
        } catch (SQLException e) {
            if (!DataFailure.isCauseOf(e)) {
                throw e;
            }
            return isolate(records, e);
        } catch (RuntimeException e) {
            return isolate(records, e);
        }
    }

    private List<RefusedRecord> isolate(List<DecodedRecord> records, Exception cause) throws SQLException {
        if (records.size() == 1) {
            DecodedRecord culprit = records.get(0);
            LOG.debugf(cause, "Not stored: %s", culprit.origin());
            return List.of(RefusedRecord.of(culprit.origin(), culprit.event(), reason(cause)));
        }
        int half = records.size() / 2;
        var refused = new ArrayList<RefusedRecord>();
        for (List<DecodedRecord> part : Stream.of(records.subList(0, half), records.subList(half, records.size()))
                .toList()) {
            refused.addAll(store(part));
        }
        return refused;
    }

    private static String reason(Exception cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
