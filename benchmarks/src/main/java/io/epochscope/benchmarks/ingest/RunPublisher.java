package io.epochscope.benchmarks.ingest;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the events of runs to Kafka, as fast as the broker takes them. */
public final class RunPublisher implements AutoCloseable {

    private static final int BATCH_BYTES = 1 << 20;
    private static final long BUFFER_BYTES = 64L << 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** A publisher; the broker has to be there. */
    public RunPublisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "batch.size", BATCH_BYTES,
                        "buffer.memory", BUFFER_BYTES,
                        "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Hands an event over; {@link #flush} tells whether it arrived. */
    public void publish(Event event) {
        publish(new ProducerRecord<>(
                Topic.of(event.getBodyCase()).orElseThrow().topicName(),
                Topic.keyOf(event).getBytes(StandardCharsets.UTF_8),
                event.toByteArray()));
    }

    /** Hands over a record, whatever it holds. */
    public void publish(ProducerRecord<byte[], byte[]> message) {
        Future<?> unused = producer.send(message, (metadata, cause) -> {
            if (cause != null) {
                failure.compareAndSet(null, cause);
            }
        });
    }

    /** Everything of the epochs from one to another. */
    public void publish(SyntheticRun run, int from, int to) {
        for (int epoch = from; epoch <= to; epoch++) {
            for (int chunk = 0; chunk < run.chunks(); chunk++) {
                publish(run.scores(epoch, chunk));
            }
        }
    }

    /**
     * Returns when the broker has everything.
     *
     * @throws IllegalStateException if it has refused something
     */
    public void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("an event could not be published", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
