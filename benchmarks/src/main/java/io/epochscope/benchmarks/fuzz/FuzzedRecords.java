package io.epochscope.benchmarks.fuzz;

import io.epochscope.benchmarks.chaos.SteadyRun;
import io.epochscope.benchmarks.ingest.RunPublisher;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records, most of them spoilt, and among them the events of a run that nobody touches. Used by one thread. */
final class FuzzedRecords implements AutoCloseable {

    /** Of so many records one is of the good run. */
    private static final int GOOD = 10;

    /** Of so many records one goes to a topic that is none of its event's. */
    private static final int ASTRAY = 50;

    private final RunPublisher publisher;
    private final RandomGenerator random;

    FuzzedRecords(String bootstrapServers, RandomGenerator random) {
        publisher = new RunPublisher(bootstrapServers);
        this.random = random;
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
                publisher.publish(whole.next());
            } else {
                publisher.publish(spoilt(broken.next()));
            }
        }
        List<Event> end = whole.end();
        end.forEach(publisher::publish);
        publisher.flush();
        return (long) records + end.size();
    }

    private ProducerRecord<byte[], byte[]> spoilt(Event event) {
        List<Topic> topics = Topic.stored();
        Topic topic = random.nextInt(ASTRAY) == 0
                ? topics.get(random.nextInt(topics.size()))
                : Topic.of(event.getBodyCase()).orElseThrow();
        RecordValue value = Mutation.any(random).of(event, random);
        var message = new ProducerRecord<>(
                topic.topicName(), Topic.keyOf(event).getBytes(StandardCharsets.UTF_8), value.bytes());
        if (value.contentType() != null) {
            message.headers()
                    .add(EventCodec.CONTENT_TYPE_HEADER, value.contentType().getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    @Override
    public void close() {
        publisher.close();
    }
}
