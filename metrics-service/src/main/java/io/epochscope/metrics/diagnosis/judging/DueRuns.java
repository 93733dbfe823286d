package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.store.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs of which something is new, each with the first epoch that it is of. They are due when an epoch is complete or an
 * earlier one has changed: while an epoch goes on there is nothing to judge of it. Thread-safe.
 */
final class DueRuns {

    private static final int REMEMBERED = 1_000;

    private final Map<Long, Integer> fromEpoch = new TreeMap<>();
    private final Set<Long> due = new TreeSet<>();
    private int epochs;

    /** The last epochs that are complete, of the runs of which one came last; of others any may be. */
    private final Map<Long, Integer> complete = new RecentRuns<>(REMEMBERED);

    /** What is stored of runs. */
    synchronized void add(List<RunEvent> events) {
        for (RunEvent event : events) {
            EpochOfEvent.of(event.event()).ifPresent(epoch -> mark(event, epoch));
        }
        notifyAll();
    }

    private void mark(RunEvent event, int epoch) {
        long run = event.runKey();
        fromEpoch.merge(run, epoch, Math::min);
        switch (event.event().getBodyCase()) {
            case RUN_STARTED -> complete.putIfAbsent(run, 0);
            case EPOCH_COMPLETED -> {
                complete.merge(run, epoch, Math::max);
                epochs++;
            }
            default -> {}
        }
        if (!EpochOfEvent.isPart(event.event()) || epoch <= complete.getOrDefault(run, Integer.MAX_VALUE)) {
            due.add(run);
        }
    }

    /** A run that is due at once, from this epoch on. */
    synchronized void add(long runKey, int epoch) {
        fromEpoch.merge(runKey, epoch, Math::min);
        due.add(runKey);
        notifyAll();
    }

    /** Waits until a run is due, at most so long; whether one is. */
    synchronized boolean await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (due.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** The runs that are due, each with its first epoch, which are not due any more. */
    synchronized Map<Long, Integer> takeDue() {
        Map<Long, Integer> taken = new TreeMap<>(fromEpoch);
        taken.keySet().retainAll(due);
        fromEpoch.keySet().removeAll(due);
        due.clear();
        return taken;
    }

    /** How many epochs were completed since this was asked last. */
    synchronized int takeEpochs() {
        int taken = epochs;
        epochs = 0;
        return taken;
    }
}
