package io.epochscope.trainer.run;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that is on the broker, as it arrives. */
public final class PublishedEvents implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    public PublishedEvents(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    /** The records of a run so far. */
    public List<ConsumerRecord<String, byte[]>> recordsOf(String runId) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        return records.stream()
                .filter(found -> event(found).getRunId().equals(runId))
                .toList();
    }

    public List<Event> of(String runId) {
        return recordsOf(runId).stream().map(PublishedEvents::event).toList();
    }

    public static Event event(ConsumerRecord<String, byte[]> found) {
        try {
            return Event.parseFrom(found.value());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String contentType(ConsumerRecord<String, byte[]> found) {
        return new String(found.headers().lastHeader("content-type").value(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
