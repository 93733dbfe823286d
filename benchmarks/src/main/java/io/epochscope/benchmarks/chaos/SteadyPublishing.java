package io.epochscope.benchmarks.chaos;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes some runs at a steady pace, by turns, until it is told to end them. */
public final class SteadyPublishing implements AutoCloseable {

    private static final long NANOS_A_SECOND = 1_000_000_000;

    /** Longer than any fault lasts. */
    private static final int PATIENCE_MILLIS = 600_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Consumer<Event> acknowledged;
    private final AtomicReference<Exception> refusal = new AtomicReference<>();
    private final Future<?> publishing;
    private volatile boolean ending;

    /**
     * Begins at once.
     *
     * @param acknowledged gets each event that the broker has, on a thread of the client
     */
    public SteadyPublishing(
            String bootstrapServers, List<SteadyRun> runs, int eventsPerSecond, Consumer<Event> acknowledged) {
        this.acknowledged = acknowledged;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "delivery.timeout.ms",
                        PATIENCE_MILLIS,
                        "max.block.ms",
                        PATIENCE_MILLIS,
                        "linger.ms",
                        5,
                        "reconnect.backoff.max.ms",
                        500),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        publishing = thread.submit(() -> {
            publish(runs, eventsPerSecond);
            return null;
        });
    }

    private void publish(List<SteadyRun> runs, int eventsPerSecond) throws InterruptedException {
        long start = System.nanoTime();
        for (long sent = 0; !ending; sent++) {
            send(runs.get((int) (sent % runs.size())).next());
            long early = start + (sent + 1) * NANOS_A_SECOND / eventsPerSecond - System.nanoTime();
            if (early > 0) {
                Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
            }
        }
        for (SteadyRun run : runs) {
            run.end().forEach(this::send);
        }
    }

    private void send(Event event) {
        var message = new ProducerRecord<>(
                Topic.of(event.getBodyCase()).orElseThrow().topicName(),
                Topic.keyOf(event).getBytes(StandardCharsets.UTF_8),
                event.toByteArray());
        Future<?> unused = producer.send(message, (metadata, refused) -> {
            if (refused == null) {
                acknowledged.accept(event);
            } else {
                refusal.compareAndSet(null, refused);
            }
        });
    }

    /**
     * Ends the runs, and returns when the broker has everything.
     *
     * @throws IllegalStateException if it has refused something
     */
    public void end() throws InterruptedException {
        ending = true;
        try {
            publishing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("publishing broke off", e.getCause());
        }
        producer.flush();
        if (refusal.get() != null) {
            throw new IllegalStateException("an event could not be published", refusal.get());
        }
    }

    /** What the broker does not have by now it never gets: it may be away. */
    @Override
    public void close() {
        thread.shutdownNow();
        producer.close(Duration.ZERO);
    }
}
