package io.epochscope.metrics.store;

import io.epochscope.events.v1.Event;
import java.util.Comparator;

/**
 * What decides between two events about the same thing: the highest attempt wins, within an attempt the highest
 * sequence. Events without sequences are of the same version, and the one that was stored first stays.
 */
public record Version(int attempt, long sequence) implements Comparable<Version> {

    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::attempt).thenComparingLong(Version::sequence);

    /** The version of what an event says. */
    public static Version of(Event event) {
        return new Version(event.getAttempt(), event.getSequence());
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
