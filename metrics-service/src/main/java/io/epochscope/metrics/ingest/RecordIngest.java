package io.epochscope.metrics.ingest;

import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.deadletter.RefusedRecord;
import io.epochscope.metrics.health.IngestMeters;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Stage;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Stores what records hold, and tells what cannot be stored. Thread-safe. */
@Singleton
public final class RecordIngest {

    private final RecordDecoder decoder;
    private final IsolatingStore store;
    private final IngestMeters meters;

    RecordIngest(RecordDecoder decoder, IsolatingStore store, IngestMeters meters) {
        this.decoder = decoder;
        this.store = store;
        this.meters = meters;
    }

    /**
     * Stores all that is good. Records that were stored before change nothing.
     *
     * @return what is no event, breaks the contract or cannot be stored, each with the reason
     * @throws DatabaseUnavailableException if the database is the cause: trying again may help
     */
    public List<RefusedRecord> take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        long start = System.nanoTime();
        RecordDecoder.Decoded decoded = decoder.decode(records);
        meters.took(Stage.DECODE, Duration.ofNanos(System.nanoTime() - start));
        var refused = new ArrayList<>(decoded.refused());
        try {
            refused.addAll(store.store(decoded.events()));
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
        return refused;
    }

    /**
     * What a record says, without storing it.
     *
     * @throws MalformedEventException if it is no event
     */
    public Event read(ConsumerRecord<byte[], byte[]> origin) throws MalformedEventException {
        return decoder.decode(origin);
    }
}
