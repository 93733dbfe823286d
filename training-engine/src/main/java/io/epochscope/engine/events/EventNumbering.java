package io.epochscope.engine.events;

import com.google.protobuf.Timestamp;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Completes the events of one attempt of a run, and hands them on: run, attempt, sequence from 1 within each topic, and
 * time. Used by one thread.
 */
public final class EventNumbering {

    private final String runId;
    private final int attempt;
    private final EventSink sink;
    private final Clock clock;
    private final Map<Topic, Long> published = new EnumMap<>(Topic.class);

    /** Begins with 1 for every topic. */
    public EventNumbering(String runId, int attempt, EventSink sink, Clock clock) {
        this.runId = runId;
        this.attempt = attempt;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Completes and publishes an event. A number counts as used once the sink has taken the event.
     *
     * @param event with a body
     * @throws RuntimeException what the sink throws
     */
    public void publish(Event.Builder event) {
        Topic topic = Topic.of(event.getBodyCase())
                .orElseThrow(() -> new IllegalArgumentException("an event without a body has no topic"));
        long sequence = published.getOrDefault(topic, 0L) + 1;
        Instant now = clock.instant();
        sink.publish(event.setRunId(runId)
                .setAttempt(attempt)
                .setSequence(sequence)
                .setOccurredAt(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .build());
        published.put(topic, sequence);
    }

    /** How many events each topic has got, by its name in Kafka, if one more is counted for the given topic. */
    public Map<String, Long> countsWithOneMore(Topic topic) {
        Map<String, Long> counts = new TreeMap<>();
        published.forEach((each, count) -> counts.put(each.topicName(), count));
        counts.merge(topic.topicName(), 1L, Long::sum);
        return counts;
    }
}
