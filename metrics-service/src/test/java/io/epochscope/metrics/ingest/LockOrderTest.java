package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunDeleted;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches of two replicas at once: whoever comes second waits, and neither is ever the victim of a deadlock. */
class LockOrderTest {

    private static final int ROUNDS = 40;
    private static final String DEADLOCK = "40P01";

    /** Such a batch is tried again, and finds the run gone. */
    private static final String DELETED_MEANWHILE = "40001";

    private final TestDatabase database = new TestDatabase();
    private final List<EventStore> replicas =
            List.of(new EventStore(database.dataSource()), new EventStore(database.dataSource()));
    private final ExecutorService threads = Executors.newFixedThreadPool(replicas.size());
    private final CyclicBarrier together = new CyclicBarrier(replicas.size());
    private final Queue<String> victims = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** The runs are there before: until then, making them keeps batches apart. */
    @Test
    void eachOpensARunThatTheOtherHasEventsOf() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Event> first = FixtureRun.completed("opening-a-" + round);
            List<Event> second = FixtureRun.completed("opening-b-" + round);
            replicas.get(0).store(joined(first.subList(1, 2), second.subList(1, 2)));
            storeAtOnce(
                    joined(first.subList(0, 1), second.subList(1, 4)),
                    joined(second.subList(0, 1), first.subList(1, 4)));
        }
        assertThat(victims).isEmpty();
    }

    @Test
    void oneOpensTheRunThatBothHavePatchesOf() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Event> events = FixtureRun.completed("patches-" + round);
            int half = events.size() / 2;
            replicas.get(0).store(events.subList(1, 2));
            storeAtOnce(events.subList(0, half), events.subList(half, events.size()));
        }
        assertThat(victims).isEmpty();
    }

    @Test
    void bothHaveTheSameWhilePartitionsChangeHands() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Event> first = FixtureRun.completed("moving-a-" + round);
            List<Event> second = new FixtureRun("moving-b-" + round, 2)
                    .opened()
                    .epoch(1)
                    .epoch(2)
                    .closed()
                    .events();
            replicas.get(0).store(joined(first.subList(1, 2), second.subList(1, 2)));
            List<Event> backwards = joined(second, first);
            Collections.reverse(backwards);
            storeAtOnce(joined(first, second), backwards);
        }
        assertThat(victims).isEmpty();
    }

    @Test
    void eachDeletesARunThatTheOtherHasEventsOf() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String one = "deleting-a-" + round;
            String other = "deleting-b-" + round;
            List<Event> first = FixtureRun.completed(one);
            List<Event> second = FixtureRun.completed(other);
            replicas.get(0).store(joined(first.subList(0, 2), second.subList(0, 2)));
            storeAtOnce(
                    joined(List.of(deletion(one)), second.subList(2, 6)),
                    joined(List.of(deletion(other)), first.subList(2, 6)));
            storeAtOnce(List.of(deletion(one), deletion(other)), List.of(deletion(other), deletion(one)));
        }
        assertThat(victims).isEmpty();
    }

    private void storeAtOnce(List<Event> one, List<Event> other) throws Exception {
        Future<?> first = threads.submit(() -> store(replicas.get(0), one));
        Future<?> second = threads.submit(() -> store(replicas.get(1), other));
        first.get();
        second.get();
    }

    private Void store(EventStore replica, List<Event> events) throws Exception {
        together.await();
        try {
            replica.store(events);
        } catch (SQLException e) {
            if (e.getSQLState().equals(DEADLOCK)) {
                victims.add(e.getMessage());
            } else if (!e.getSQLState().equals(DELETED_MEANWHILE)) {
                throw e;
            }
        }
        return null;
    }

    private static List<Event> joined(List<Event> first, List<Event> second) {
        var joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static Event deletion(String run) {
        return Event.newBuilder()
                .setRunId(run)
                .setAttempt(1)
                .setSequence(90)
                .setRunDeleted(RunDeleted.newBuilder().setReason("by request"))
                .build();
    }
}
