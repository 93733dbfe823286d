package io.epochscope.benchmarks.chaos;

import io.epochscope.events.v1.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The account of what the broker has acknowledged: these events may not be lost. Thread-safe. */
public final class Acknowledged {

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Event event, long nanos) {}

    /** Takes an event down. */
    public synchronized void add(Event event) {
        entries.add(new Entry(event, System.nanoTime()));
    }

    /** All so far, in the order in which they were acknowledged. */
    public synchronized List<Event> events() {
        return entries.stream().map(Entry::event).toList();
    }

    /** The first that was acknowledged after a time of {@link System#nanoTime}. */
    public synchronized Optional<Event> firstAfter(long nanos) {
        return entries.stream()
                .filter(entry -> entry.nanos - nanos > 0)
                .map(Entry::event)
                .findFirst();
    }
}
