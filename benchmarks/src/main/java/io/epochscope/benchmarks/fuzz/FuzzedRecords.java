package io.epochscope.benchmarks.fuzz;

import io.epochscope.benchmarks.chaos.SteadyRun;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records, most of them spoilt, and among them the events of a run that nobody touches. Used by one thread. */
final class FuzzedRecords implements AutoCloseable {

    /** Of so many records one is of the good run. */
    private static final int GOOD = 10;

    /** Of so many records one goes to a topic that is none of its event's. */
    private static final int ASTRAY = 50;

    private static final int LARGEST_REQUEST = 1_048_576;

    /** Those that metrics-service stores. */
    private static final List<Topic> TOPICS =
            List.of(Topic.RUNS, Topic.EPOCHS, Topic.PATCHES, Topic.HISTOGRAMS, Topic.PICTURES);

    private final KafkaProducer<byte[], byte[]> producer;
    private final RandomGenerator random;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    FuzzedRecords(String bootstrapServers, RandomGenerator random) {
        this.random = random;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", LARGEST_REQUEST, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends so many records and what the good run lacks then, and returns when the broker has them.
     *
     * @param good the id of the run that nobody touches
     * @param spoilt that of the run whose events are spoilt
     * @return how many records were sent
     */
    long send(int records, String good, String spoilt) {
        SteadyRun whole = new SteadyRun(good);
        SteadyRun broken = new SteadyRun(spoilt);
        for (int sent = 0; sent < records; sent++) {
            if (random.nextInt(GOOD) == 0) {
                send(whole.next());
            } else {
                Event event = broken.next();
                Topic topic = random.nextInt(ASTRAY) == 0 ? TOPICS.get(random.nextInt(TOPICS.size())) : topicOf(event);
                send(topic, Topic.keyOf(event), Mutation.any(random).of(event, random));
            }
        }
        List<Event> end = whole.end();
        end.forEach(this::send);
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("a record could not be sent", failure.get());
        }
        return (long) records + end.size();
    }

    private static Topic topicOf(Event event) {
        return Topic.of(event.getBodyCase()).orElseThrow();
    }

    private void send(Event event) {
        send(topicOf(event), Topic.keyOf(event), new RecordValue(event.toByteArray(), EventCodec.BINARY));
    }

    private void send(Topic topic, String key, RecordValue value) {
        var message = new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value.bytes());
        if (value.contentType() != null) {
            message.headers()
                    .add(EventCodec.CONTENT_TYPE_HEADER, value.contentType().getBytes(StandardCharsets.UTF_8));
        }
        Future<?> unused = producer.send(message, (metadata, cause) -> {
            if (cause != null) {
                failure.compareAndSet(null, cause);
            }
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
