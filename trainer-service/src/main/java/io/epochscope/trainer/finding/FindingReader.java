package io.epochscope.trainer.finding;

import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads what is found, on a thread of its own, from now on. In a group of its own, since any trainer may have the run;
 * what was told before is told again while it lasts, so no place in the topic is remembered. A broker that is away, or
 * has no name yet, is tried again for as long as it takes, and nobody waits for it.
 */
@Singleton
public class FindingReader {

    private static final Logger LOG = Logger.getLogger(FindingReader.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int METADATA_MILLIS = 10_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final FindingListener listener;
    private final Duration retry;
    private final EventCodec codec = new EventCodec();
    private final EventContract contract = new EventContract();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::readAll, "findings");
    private boolean failed;

    /** @param shared the settings {@code kafka.*} that all clients share */
    @Inject
    FindingReader(@Identifier("default-kafka-broker") Map<String, Object> shared, FindingListener listener) {
        this(() -> open(shared), listener, RETRY);
    }

    /** @param retry the pause after a failure */
    FindingReader(Supplier<Consumer<byte[], byte[]>> consumers, FindingListener listener, Duration retry) {
        this.consumers = consumers;
        this.listener = listener;
        this.retry = retry;
        thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Reads no more, and waits until the last record is dealt with. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        thread.join();
    }

    private void readAll() {
        try {
            do {
                readUntilFailure();
            } while (!stopping.await(retry.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilFailure() {
        try {
            read(consumers.get());
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                LOG.warnf(
                        e,
                        "%s cannot be read; runs go on without what their onFinding says, and reading is tried again every %d s",
                        Topic.FINDINGS.topicName(),
                        retry.toSeconds());
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.subscribe(List.of(Topic.FINDINGS.topicName()));
            while (stopping.getCount() > 0) {
                consumer.poll(POLL).forEach(this::take);
                failed = false;
            }
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            Event event = codec.decode(record.value(), contentType(record));
            contract.check(event, Topic.FINDINGS);
            listener.found(event);
        } catch (MalformedEventException e) {
            LOG.warnf(
                    "a record of %s is passed over (partition %d, offset %d): %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "a finding is passed over (%s, partition %d, offset %d); the next ones are read",
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
    }

    private static String contentType(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EventCodec.CONTENT_TYPE_HEADER);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }

    private static Consumer<byte[], byte[]> open(Map<String, Object> shared) {
        Map<String, Object> settings = new HashMap<>(shared);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "trainer-findings-" + UUID.randomUUID());
        // The broker forgets a group without commits as soon as its trainer has left it.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A topic that is made later is found within seconds.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, (int) RETRY.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
