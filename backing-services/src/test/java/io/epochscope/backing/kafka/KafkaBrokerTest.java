package io.epochscope.backing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.backing.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
    private static final String TOPIC = "training.pictures";
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void keepsRecordsOfAMebibyteOverARestart() throws Exception {
        Path data = folder.resolve("with a space");
        var settings = Map.of("max.message.bytes", String.valueOf(2 * MEBIBYTE));
        try (var broker = new KafkaBroker(data, FreePort.find(), FreePort.find())) {
            broker.start();
            new Topics(broker.bootstrapServers()).createMissing(List.of(TOPIC), 1, settings);
            send(broker, TOPIC, new byte[MEBIBYTE]);
        }
        try (var broker = new KafkaBroker(data, FreePort.find(), FreePort.find())) {
            broker.start();
            new Topics(broker.bootstrapServers()).createMissing(List.of(TOPIC, "training.runs"), 1, settings);
            assertThat(receive(broker)).hasSize(MEBIBYTE);
        }
    }

    @Test
    void takesNoLargerRecordThanTheTopicIsMadeFor() throws Exception {
        try (var broker = new KafkaBroker(folder, FreePort.find(), FreePort.find())) {
            broker.start();
            new Topics(broker.bootstrapServers()).createMissing(List.of(TOPIC), 1, Map.of());

            assertThatThrownBy(() -> send(broker, TOPIC, new byte[MEBIBYTE]))
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void doesNotMakeUpTopics() throws Exception {
        try (var broker = new KafkaBroker(folder, FreePort.find(), FreePort.find())) {
            broker.start();
            assertThatThrownBy(() -> send(broker, "training.misspelt", new byte[1]))
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var broker = new KafkaBroker(folder, taken.getLocalPort(), FreePort.find())) {
            assertThatThrownBy(broker::start).hasMessageContaining("did not start at port " + taken.getLocalPort());
        }
    }

    private static void send(KafkaBroker broker, String topic, byte[] value) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "max.request.size", 2 * MEBIBYTE, "max.block.ms", 3000);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static byte[] receive(KafkaBroker broker) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(30))
                    .records(partition)
                    .get(0)
                    .value();
        }
    }
}
