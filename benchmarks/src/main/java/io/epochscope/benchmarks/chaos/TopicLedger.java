package io.epochscope.benchmarks.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All that comes into the topics that metrics-service stores, from the moment on at which this was made; read past the
 * services, by a consumer of its own. Used by one thread.
 */
final class TopicLedger implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Event> events = new ArrayList<>();

    TopicLedger(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                Topic.stored().stream().flatMap(this::partitions).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private Stream<TopicPartition> partitions(Topic topic) {
        return consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }

    /** The events of a run that have come so far, as often as they came. */
    List<Event> of(String runId) throws InvalidProtocolBufferException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                events.add(Event.parseFrom(each.value()));
            }
        }
        return events.stream().filter(event -> event.getRunId().equals(runId)).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
