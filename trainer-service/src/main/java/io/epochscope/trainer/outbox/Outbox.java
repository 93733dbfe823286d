package io.epochscope.trainer.outbox;

import com.google.protobuf.ByteString;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.trainer.store.StateFile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;

/**
 * Events on disk, in the order in which they came, until the broker has acknowledged them. Appended to by the training
 * thread, emptied by the {@link OutboxPublisher}; thread-safe. What was appended outlives the process; it outlives the
 * machine from the next {@link #sync} on, which comes before an event is sent and as {@link OutboxSync} says.
 */
@Singleton
public class Outbox {

    private final StateFile file;
    private final OutboxConfig config;
    private final Clock clock;
    private final MVMap<Long, OutboxEntry> entries;
    private final Ledger ledger;
    private final EventCodec codec = new EventCodec();
    private final OutboxFigures figures = new OutboxFigures();
    private final Object change = new Object();
    private long lastPosition;
    private boolean closed;

    public Outbox(StateFile file, OutboxConfig config, Clock clock) {
        this.file = file;
        this.config = config;
        this.clock = clock;
        entries = file.map("outbox", LongDataType.INSTANCE, new OutboxEntryType());
        ledger = new Ledger(file);
        entries.values().forEach(figures::added);
        Long last = entries.lastKey();
        lastPosition = last == null ? 0 : last;
    }

    /**
     * Takes an event of a run and counts it in the run's account.
     *
     * @throws EventTooLargeException if it is larger than the broker takes
     * @throws IllegalArgumentException if it has no body
     */
    public void append(Event event) {
        String topic = Topic.of(event.getBodyCase())
                .orElseThrow(() -> new IllegalArgumentException("an event of run " + event.getRunId() + " has no body"))
                .topicName();
        OutboxEntry entry = new OutboxEntry(
                event.getRunId(),
                topic,
                Topic.keyOf(event),
                EventCodec.BINARY,
                clock.instant(),
                ByteString.copyFrom(codec.encode(event)));
        if (entry.bytes() > config.maxEventBytes()) {
            throw new EventTooLargeException("an event for %s has %d bytes; at most %d are taken"
                    .formatted(topic, entry.bytes(), config.maxEventBytes())
                    .concat(" (epochscope.outbox.max-event-bytes)"));
        }
        commit(event, entry);
        if (config.sync().isDueAfter(event)) {
            file.sync();
        }
        signal();
    }

    private void commit(Event event, OutboxEntry entry) {
        // Counted first: once it is in the file, it may be sent and removed before this thread goes on.
        figures.added(entry);
        try {
            file.commit(() -> {
                ledger.record(event, entry.topic());
                return entries.put(++lastPosition, entry);
            });
        } catch (RuntimeException | Error e) {
            figures.removed(entry);
            throw e;
        }
    }

    /**
     * The oldest events, in order, by position; waits until there is one.
     *
     * @return empty once the outbox was closed
     */
    public List<Waiting> awaitWindow(int maxEvents, long maxBytes) throws InterruptedException {
        synchronized (change) {
            while (entries.isEmpty() && !closed) {
                change.wait();
            }
            if (closed) {
                return List.of();
            }
        }
        return window(maxEvents, maxBytes);
    }

    private List<Waiting> window(int maxEvents, long maxBytes) {
        List<Waiting> window = new ArrayList<>();
        long bytes = 0;
        for (Iterator<Long> positions = entries.keyIterator(null);
                positions.hasNext() && window.size() < maxEvents && bytes < maxBytes; ) {
            Long position = positions.next();
            OutboxEntry entry = entries.get(position);
            window.add(new Waiting(position, entry));
            bytes += entry.bytes();
        }
        return window;
    }

    /** Lets go of events that the broker has acknowledged. */
    public void remove(List<Waiting> acknowledged) {
        file.commit(() -> {
            acknowledged.forEach(waiting -> entries.remove(waiting.position()));
            return null;
        });
        acknowledged.forEach(waiting -> figures.removed(waiting.entry()));
        signal();
    }

    /**
     * Waits until less waits than the bound says.
     *
     * @param abandoned looked at on each change and by {@link #signal}; true ends the waiting
     */
    public void awaitRoom(BooleanSupplier abandoned) throws InterruptedException {
        synchronized (change) {
            while (isFull() && !abandoned.getAsBoolean() && !closed) {
                change.wait();
            }
        }
    }

    /** Waits until everything was acknowledged, or the time is over. */
    public void awaitEmpty(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (change) {
            long left = atMost.toMillis();
            while (!entries.isEmpty() && left > 0) {
                change.wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        }
    }

    /** Makes everybody who waits look again. */
    public void signal() {
        synchronized (change) {
            change.notifyAll();
        }
    }

    /** Ends all waiting for events and for room. Events can still be appended. */
    public void close() {
        synchronized (change) {
            closed = true;
            change.notifyAll();
        }
    }

    /** Waits until the disk has all events. */
    public void sync() {
        file.sync();
    }

    /** How often somebody waited for the disk since the start. */
    public long syncs() {
        return file.syncs();
    }

    /** Whether so much waits that a run has to wait too. */
    public boolean isFull() {
        return figures.bytes() >= config.maxBytes();
    }

    /** How many events wait. */
    public long events() {
        return figures.events();
    }

    /** How many bytes of events wait. */
    public long bytes() {
        return figures.bytes();
    }

    /** How many events of a run wait. */
    public long eventsOf(String runId) {
        return figures.eventsOf(runId);
    }

    /** When the oldest waiting event was appended; empty if none waits. */
    public Optional<Instant> oldest() {
        return entries.values().stream().findFirst().map(OutboxEntry::appendedAt);
    }

    /**
     * What an attempt has published: the closing event that it would have if it ended now, or the one it had. Its
     * status is unspecified as long as it was not closed.
     */
    public RunFinished accountOf(String runId, int attempt) {
        return ledger.of(runId, attempt);
    }

    /**
     * Begins the account of an attempt that goes on from a checkpoint.
     *
     * @param soFar epochs and the best of them; nothing else
     */
    public void beginAccount(String runId, int attempt, RunFinished soFar) {
        file.commit(() -> {
            ledger.begin(runId, attempt, soFar);
            return null;
        });
    }

    /** Lets go of the account of an attempt that was closed and whose end the registry knows. */
    public void forgetAccount(String runId, int attempt) {
        file.commit(() -> {
            ledger.forget(runId, attempt);
            return null;
        });
    }

    /** An event and its place in the order. */
    public record Waiting(long position, OutboxEntry entry) {}
}
