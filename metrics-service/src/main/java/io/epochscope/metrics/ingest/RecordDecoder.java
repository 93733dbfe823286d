package io.epochscope.metrics.ingest;

import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.deadletter.RefusedRecord;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Tells the events of a batch from what is none, or breaks the contract. Thread-safe. */
@Singleton
final class RecordDecoder {

    private final EventCodec codec = new EventCodec();
    private final EventContract contract = new EventContract();

    /** What a batch of records turned out to be. */
    record Decoded(List<DecodedRecord> events, List<RefusedRecord> refused) {}

    Decoded decode(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        var events = new ArrayList<DecodedRecord>();
        var refused = new ArrayList<RefusedRecord>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            decode(each, events, refused);
        }
        return new Decoded(events, refused);
    }

    private void decode(
            ConsumerRecord<byte[], byte[]> origin, List<DecodedRecord> events, List<RefusedRecord> refused) {
        Event event = Event.getDefaultInstance();
        try {
            event = decode(origin);
            Topic topic = Topic.named(origin.topic())
                    .orElseThrow(() -> new MalformedEventException("topic " + origin.topic() + " is not known here"));
            contract.check(event, topic);
            events.add(new DecodedRecord(origin, event));
        } catch (MalformedEventException e) {
            refused.add(RefusedRecord.of(origin, event, e.getMessage()));
        }
    }

    /** What a record says, whether or not it keeps the contract. */
    Event decode(ConsumerRecord<byte[], byte[]> origin) throws MalformedEventException {
        return codec.decode(origin.value(), contentType(origin));
    }

    private static String contentType(ConsumerRecord<byte[], byte[]> origin) {
        Header header = origin.headers().lastHeader(EventCodec.CONTENT_TYPE_HEADER);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
