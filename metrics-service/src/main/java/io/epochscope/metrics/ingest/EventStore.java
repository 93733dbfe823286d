package io.epochscope.metrics.ingest;

import io.epochscope.events.v1.Event;
import io.epochscope.metrics.epoch.EpochWriter;
import io.epochscope.metrics.epoch.StepScalarsWriter;
import io.epochscope.metrics.histogram.TensorHistogramWriter;
import io.epochscope.metrics.patch.PatchScoresWriter;
import io.epochscope.metrics.patch.SceneWriter;
import io.epochscope.metrics.picture.PictureWriter;
import io.epochscope.metrics.run.ActionWriter;
import io.epochscope.metrics.run.AttemptWriter;
import io.epochscope.metrics.run.RunRegistry;
import io.epochscope.metrics.run.RunStartedWriter;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.UnstorableEventException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Stores events in a database that has the schema of {@code db/migration}. What is in it afterwards depends on which
 * events came, not on their order, their batches, nor how often each came; only of events without sequences about the
 * same thing does the first one stay. Thread-safe.
 */
public final class EventStore {

    /** In this order, always: transactions that write to the same tables in the same order do not deadlock. */
    private static final List<EventWriter> WRITERS = List.of(
            new RunStartedWriter(),
            new AttemptWriter(),
            new ActionWriter(),
            new EpochWriter(),
            new StepScalarsWriter(),
            new SceneWriter(),
            new PatchScoresWriter(),
            new TensorHistogramWriter(),
            new PictureWriter());

    private final DataSource dataSource;
    private final RunRegistry runs = new RunRegistry();

    /** A store whose connections come from there and take part in no other transaction. */
    public EventStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Stores all of these events, in one transaction, or none.
     *
     * @param events that keep the contract, of the topics for runs, epochs, patches, histograms and pictures
     * @return how many rows were written, by table
     * @throws SQLException if the database refuses, or is gone
     * @throws UnstorableEventException if one of them cannot be stored although it keeps the contract
     */
    public Map<String, Long> store(List<Event> events) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Map<String, Long> rows = store(connection, events);
                connection.commit();
                return rows;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private Map<String, Long> store(Connection connection, List<Event> events) throws SQLException {
        List<RunEvent> admitted = runs.admit(connection, events);
        var batch = new BatchTransaction(connection, admitted);
        for (EventWriter writer : WRITERS) {
            writer.write(batch);
        }
        admitted.forEach(batch.ledger()::store);
        batch.ledger().write(connection);
        runs.touch(connection, admitted);
        return batch.rows();
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
