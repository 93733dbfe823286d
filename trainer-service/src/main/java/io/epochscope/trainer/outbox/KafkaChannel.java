package io.epochscope.trainer.outbox;

import io.epochscope.events.codec.EventCodec;
import io.epochscope.trainer.broker.MissingTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends through the one outgoing channel {@code events}; each record names its topic. */
@Singleton
class KafkaChannel implements BrokerChannel {

    private final MutinyEmitter<byte[]> events;
    private final MissingTopics topics;
    private final MeterRegistry meters;

    // The outbox hands over a bounded window at a time, so the buffer is bounded by that.
    KafkaChannel(
            @Channel("events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> events,
            MissingTopics topics,
            MeterRegistry meters) {
        this.events = events;
        this.topics = topics;
        this.meters = meters;
    }

    @Override
    public Uni<Void> prepare() {
        return topics.create();
    }

    @Override
    public Uni<Void> send(OutboxEntry entry) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(entry.topic())
                .withKey(entry.key())
                .withHeaders(new RecordHeaders()
                        .add(EventCodec.CONTENT_TYPE_HEADER, entry.contentType().getBytes(StandardCharsets.US_ASCII)))
                .build();
        Message<byte[]> message = Message.of(entry.payload().toByteArray(), Metadata.of(metadata));
        return events.sendMessage(message)
                .invoke(() -> meters.counter("epochscope.events.published", "topic", entry.topic())
                        .increment());
    }
}
