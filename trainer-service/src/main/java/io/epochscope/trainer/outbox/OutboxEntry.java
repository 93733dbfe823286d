package io.epochscope.trainer.outbox;

import com.google.protobuf.ByteString;
import java.time.Instant;

/**
 * An event that waits to be acknowledged by the broker, ready to be sent.
 *
 * @param runId the run it is about
 * @param topic name in Kafka
 * @param key of the record
 * @param contentType of the record's header
 * @param appendedAt to the millisecond
 * @param payload the encoded event
 */
public record OutboxEntry(
        String runId, String topic, String key, String contentType, Instant appendedAt, ByteString payload) {

    /** What it counts for against the outbox's bound: its payload. */
    public int bytes() {
        return payload.size();
    }
}
