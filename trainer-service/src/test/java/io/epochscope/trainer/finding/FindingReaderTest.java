package io.epochscope.trainer.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Finding;
import io.epochscope.events.v1.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class FindingReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.FINDINGS.topicName(), 0);

    private final EventCodec codec = new EventCodec();
    private final List<Event> heard = new CopyOnWriteArrayList<>();

    @Test
    void passesOverWhatItCannotReadOrWhatNobodyCanTake() throws InterruptedException {
        Event first = finding("plateau");
        Event second = finding("divergence");
        MockConsumer<byte[], byte[]> consumer = consumer(List.of(
                record(0, "{".getBytes(StandardCharsets.UTF_8), EventCodec.BINARY),
                record(1, null, EventCodec.BINARY),
                record(2, codec.encode(first), "text/plain"),
                record(3, codec.encode(first.toBuilder().clearRunId().build()), EventCodec.BINARY),
                record(4, codec.encode(first), EventCodec.BINARY),
                record(5, codec.encodeJson(second), EventCodec.JSON)));

        read(List.of(() -> consumer), 2);

        assertThat(heard).containsExactly(first, second);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void goesOnWithTheNextWhenOneCannotBeActedOn() throws InterruptedException {
        Event bad = finding("bad");
        Event good = finding("plateau");
        MockConsumer<byte[], byte[]> consumer = consumer(List.of(
                record(0, codec.encode(bad), EventCodec.BINARY), record(1, codec.encode(good), EventCodec.BINARY)));

        read(List.of(() -> consumer), 1);

        assertThat(heard).containsExactly(good);
    }

    @Test
    void triesAgainWhenTheBrokerHasNoNameYetAndWhenItRefuses() throws InterruptedException {
        Event finding = finding("plateau");
        MockConsumer<byte[], byte[]> refused = consumer(List.of());
        refused.setPollException(new AuthorizationException("not you"));
        MockConsumer<byte[], byte[]> allowed = consumer(List.of(record(0, codec.encode(finding), EventCodec.BINARY)));

        read(
                List.of(
                        () -> {
                            throw new KafkaException("no resolvable bootstrap urls");
                        },
                        () -> refused,
                        () -> allowed),
                1);

        assertThat(heard).containsExactly(finding);
        assertThat(refused.closed()).isTrue();
    }

    @Test
    void aBrokerThatCannotBeFoundHindersNobody() throws InterruptedException {
        FindingReader reader = new FindingReader(Map.of("bootstrap.servers", "nowhere.invalid:9092"), this::hear);
        reader.start();
        reader.stop();

        assertThat(heard).isEmpty();
    }

    private void read(List<Supplier<Consumer<byte[], byte[]>>> consumers, int findings) throws InterruptedException {
        Queue<Supplier<Consumer<byte[], byte[]>>> next = new ArrayDeque<>(consumers);
        FindingReader reader = new FindingReader(() -> next.remove().get(), this::hear, Duration.ofMillis(1));
        reader.start();
        await().until(() -> heard.size() == findings);
        reader.stop();
    }

    private void hear(Event event) {
        if (event.getFinding().getRule().equals("bad")) {
            throw new IllegalStateException("as if something were wrong within");
        }
        heard.add(event);
    }

    private static MockConsumer<byte[], byte[]> consumer(List<ConsumerRecord<byte[], byte[]>> records) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            records.forEach(consumer::addRecord);
        });
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value, String contentType) {
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                value,
                new RecordHeaders()
                        .add(EventCodec.CONTENT_TYPE_HEADER, contentType.getBytes(StandardCharsets.US_ASCII)),
                Optional.empty());
    }

    private static Event finding(String rule) {
        return Event.newBuilder()
                .setRunId("a-run")
                .setAttempt(1)
                .setOccurredAt(Timestamp.newBuilder().setSeconds(1))
                .setFinding(Finding.newBuilder()
                        .setRule(rule)
                        .setSeverity(Severity.SEVERITY_WARNING)
                        .setHolds(true))
                .build();
    }
}
