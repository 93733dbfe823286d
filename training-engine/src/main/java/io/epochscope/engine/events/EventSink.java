package io.epochscope.engine.events;

import io.epochscope.events.v1.Event;

/**
 * Where the events of a training go: Kafka, an outbox, a list in a test. Called by the training thread, which waits for
 * it: an implementation hands over and returns. Events come complete, with attempt and sequence.
 */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes one event. {@link io.epochscope.events.Topic#of} tells its topic.
     *
     * @throws RuntimeException if the event cannot be kept; the run then fails with that reason
     */
    void publish(Event event);
}
