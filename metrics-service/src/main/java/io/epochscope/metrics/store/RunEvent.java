package io.epochscope.metrics.store;

import io.epochscope.events.v1.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** An event with the key that its run has in the database. */
public record RunEvent(long runKey, Event event) {

    /** Its version, see there. */
    public Version version() {
        return Version.of(event);
    }

    /** When it occurred, as JDBC takes it. */
    public OffsetDateTime occurredAt() {
        return occurredAt(event);
    }

    /** When an event occurred, as JDBC takes it. */
    public static OffsetDateTime occurredAt(Event event) {
        return Instant.ofEpochSecond(
                        event.getOccurredAt().getSeconds(),
                        event.getOccurredAt().getNanos())
                .atOffset(ZoneOffset.UTC);
    }
}
