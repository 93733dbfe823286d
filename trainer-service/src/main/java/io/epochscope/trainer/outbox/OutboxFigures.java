package io.epochscope.trainer.outbox;

import java.util.HashMap;
import java.util.Map;

/** How much waits in the outbox, all together and by run. Thread-safe. */
final class OutboxFigures {

    private long events;
    private long bytes;
    private final Map<String, Long> eventsByRun = new HashMap<>();

    synchronized void added(OutboxEntry entry) {
        events++;
        bytes += entry.bytes();
        eventsByRun.merge(entry.runId(), 1L, Long::sum);
    }

    synchronized void removed(OutboxEntry entry) {
        events--;
        bytes -= entry.bytes();
        eventsByRun.computeIfPresent(entry.runId(), (run, count) -> count > 1 ? count - 1 : null);
    }

    synchronized long events() {
        return events;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long eventsOf(String runId) {
        return eventsByRun.getOrDefault(runId, 0L);
    }
}
