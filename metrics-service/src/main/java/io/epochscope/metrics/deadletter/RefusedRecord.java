package io.epochscope.metrics.deadletter;

import com.google.protobuf.util.Timestamps;
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

    /** A reason may quote what was refused, which may be as large as a record. */
    private static final int MAX_REASON = 2000;

    /** A refused record; the reason may hold any characters, and is cut where it is longer than a person reads. */
    public static RefusedRecord of(ConsumerRecord<byte[], byte[]> origin, Event event, String reason) {
        return new RefusedRecord(origin, event, printable(reason.substring(0, Math.min(reason.length(), MAX_REASON))));
    }

    /** Milliseconds since 1970, as far as the year 9999: a publisher may have claimed any time, or none. */
    long writtenAt() {
        return Math.min(Math.max(0, origin.timestamp()), Timestamps.toMillis(Timestamps.MAX_VALUE));
    }

    /** Without U+0000 and unpaired surrogates. */
    static String printable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
