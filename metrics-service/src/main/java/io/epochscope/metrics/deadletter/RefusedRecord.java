package io.epochscope.metrics.deadletter;

import io.epochscope.events.v1.Event;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that is not stored.
 *
 * @param event what could be read of it; the empty event if nothing could
 * @param reason for a person to read, without what PostgreSQL has no place for
 */
public record RefusedRecord(ConsumerRecord<byte[], byte[]> origin, Event event, String reason) {

    /** A refused record; the reason may hold any characters. */
    public static RefusedRecord of(ConsumerRecord<byte[], byte[]> origin, Event event, String reason) {
        return new RefusedRecord(origin, event, printable(reason));
    }

    /** Without U+0000 and unpaired surrogates. */
    static String printable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
