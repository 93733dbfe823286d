package io.epochscope.benchmarks.chaos;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;

/** What an event is known by. */
public record EventId(String runId, int attempt, Topic topic, long sequence) {

    /** That of an event. */
    public static EventId of(Event event) {
        return new EventId(
                event.getRunId(),
                event.getAttempt(),
                Topic.of(event.getBodyCase()).orElseThrow(),
                event.getSequence());
    }
}
