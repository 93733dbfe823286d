package io.epochscope.metrics.publish;

import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Makes messages for channels to Kafka of events. */
public final class EventMessage {

    private static final EventCodec CODEC = new EventCodec();

    private EventMessage() {}

    /** Under the id of the event's run, so that what is told of a run keeps its order. */
    public static Message<byte[]> of(Event event) {
        return of(event, event.getRunId().getBytes(StandardCharsets.UTF_8));
    }

    /** Under any key; null for none. */
    public static Message<byte[]> of(Event event, byte[] key) {
        return Message.of(CODEC.encode(event))
                .addMetadata(OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withKey(key)
                        .build());
    }
}
