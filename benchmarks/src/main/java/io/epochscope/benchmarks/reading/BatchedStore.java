package io.epochscope.benchmarks.reading;

import io.epochscope.events.v1.Event;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Stores events as metrics-service does that has received them, some at once. To be closed after the last. Used by one
 * thread.
 */
final class BatchedStore implements AutoCloseable {

    private static final int EVENTS_AT_ONCE = 50;

    private final EventStore store;
    private final List<Event> waiting = new ArrayList<>();

    BatchedStore(DataSource dataSource) {
        store = new EventStore(dataSource);
    }

    void add(Event event) throws SQLException {
        waiting.add(event);
        if (waiting.size() == EVENTS_AT_ONCE) {
            storeWaiting();
        }
    }

    private void storeWaiting() throws SQLException {
        store.store(waiting);
        waiting.clear();
    }

    /** Stores what waits. */
    @Override
    public void close() throws SQLException {
        if (!waiting.isEmpty()) {
            storeWaiting();
        }
    }
}
