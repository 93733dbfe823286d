package io.epochscope.metrics.ingest;

import io.epochscope.events.v1.Event;
import io.epochscope.metrics.dynamics.DynamicsWriter;
import io.epochscope.metrics.dynamics.VerdictThresholds;
import io.epochscope.metrics.epoch.EpochWriter;
import io.epochscope.metrics.epoch.StepScalarsWriter;
import io.epochscope.metrics.histogram.TensorHistogramWriter;
import io.epochscope.metrics.patch.PatchTables;
import io.epochscope.metrics.picture.PictureWriter;
import io.epochscope.metrics.run.ActionWriter;
import io.epochscope.metrics.run.AttemptWriter;
import io.epochscope.metrics.run.RunRegistry;
import io.epochscope.metrics.run.RunStartedWriter;
import io.epochscope.metrics.sample.FeatureProjectionWriter;
import io.epochscope.metrics.sample.SampleActivationsWriter;
import io.epochscope.metrics.sample.SampleOutputWriter;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.Stage;
import io.epochscope.metrics.store.StageClock;
import io.epochscope.metrics.store.UnstorableEventException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Stores events in a database that has the schema of {@code db/migration}. What is in it afterwards depends on which
 * events came, not on their order, their batches, nor how often each came; only of events without sequences about the
 * same thing does the first one stay. Thread-safe.
 */
public final class EventStore {

    private static final Logger LOG = Logger.getLogger(EventStore.class);

    private static final long DEFAULT_CACHED_PATCHES = 1_000_000;

    /** In this order, always: transactions that write to the same tables in the same order do not deadlock. */
    private final List<EventWriter> writers;

    private final DataSource dataSource;
    private final StageClock stages;
    private final Consumer<List<RunEvent>> listener;
    private final RunRegistry runs = new RunRegistry();
    private final RunStartedWriter openings = new RunStartedWriter();

    /** A store as it is without any settings. */
    public EventStore(DataSource dataSource) {
        this(dataSource, VerdictThresholds.defaults(), DEFAULT_CACHED_PATCHES, (stage, duration) -> {}, events -> {});
    }

    /**
     * A store.
     *
     * @param dataSource its connections take part in no other transaction
     * @param thresholds where the verdicts on patches begin
     * @param cachedPatches of how many patches what an epoch is folded into is kept in memory, some 40 bytes each
     * @param stages is told how long each part of a batch took
     * @param listener gets the events of a batch once they are committed; must not wait
     */
    public EventStore(
            DataSource dataSource,
            VerdictThresholds thresholds,
            long cachedPatches,
            StageClock stages,
            Consumer<List<RunEvent>> listener) {
        this.dataSource = dataSource;
        this.stages = stages;
        this.listener = listener;
        writers = List.of(
                new AttemptWriter(),
                new ActionWriter(),
                new EpochWriter(),
                new StepScalarsWriter(),
                new PatchWriter(
                        new PatchTables(cachedPatches),
                        new DynamicsWriter(thresholds, cachedPatches, dataSource, stages),
                        stages),
                new TensorHistogramWriter(),
                new SampleActivationsWriter(),
                new SampleOutputWriter(),
                new FeatureProjectionWriter(),
                new PictureWriter());
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
        BatchTransaction batch = transaction(events);
        try {
            batch.committed();
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "%d events are stored, but not all that follows is done; nothing of it is lost", events.size());
        }
        return batch.rows();
    }

    private BatchTransaction transaction(List<Event> events) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                BatchTransaction batch = store(connection, events);
                stages.time(Stage.COMMIT, connection::commit);
                return batch;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private BatchTransaction store(Connection connection, List<Event> events) throws SQLException {
        List<RunEvent> admitted = runs.admit(connection, events);
        var batch = new BatchTransaction(connection, admitted);
        batch.afterCommit(() -> listener.accept(admitted));
        for (EventWriter writer : writers) {
            writer.write(batch);
        }
        stages.time(Stage.LEDGER, () -> {
            admitted.forEach(batch.ledger()::store);
            batch.ledger().write(connection);
            runs.touch(connection, admitted);
        });
        // Behind the locks on the runs, which are the last that a transaction takes.
        openings.write(batch);
        return batch;
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
