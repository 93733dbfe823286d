package io.epochscope.trainer.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.training.Progress;
import io.epochscope.trainer.store.StateFile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All runs, and the queue: the queued ones in the order of their places. Every change of a status is in the state file
 * when the method returns; progress is kept in memory. Thread-safe.
 */
@Singleton
public class RunRegistry {

    private final RunStore store;
    private final Clock clock;
    private final RunIds ids = new RunIds();
    private final TreeMap<Long, Run> byNumber = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<Consumer<Run>> followers = new CopyOnWriteArrayList<>();
    private boolean closed;

    public RunRegistry(StateFile file, ObjectMapper json, Clock clock) {
        store = new RunStore(file, json);
        this.clock = clock;
        store.load().forEach(this::put);
    }

    /** Puts a run at the end of the queue. */
    public synchronized Run submit(String name, String requestJson) {
        return submitAll(List.of(new Submission(name, requestJson)), runs -> {}).get(0);
    }

    /**
     * Puts runs at the end of the queue one after the other, all of them or none.
     *
     * @param more what else is to be written to the state file with them; called before anybody else can see the runs,
     *     and must not wait
     * @return the runs in the order of the submissions
     */
    public synchronized List<Run> submitAll(List<Submission> submissions, Consumer<List<Run>> more) {
        long place = nextPlace();
        long number = byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
        Set<String> taken = new HashSet<>(numbers.keySet());
        List<Run> runs = new ArrayList<>();
        for (Submission submission : submissions) {
            String id = ids.next(clock.instant(), taken);
            taken.add(id);
            runs.add(Run.queued(number++, id, submission.name(), submission.requestJson(), clock.instant(), place++));
        }
        store.saveAll(runs, () -> more.accept(List.copyOf(runs)));
        runs.forEach(this::put);
        runs.forEach(this::tell);
        notifyAll();
        return runs;
    }

    /**
     * A run to be.
     *
     * @param name as people read it
     * @param requestJson the resolved request
     */
    public record Submission(String name, String requestJson) {}

    /**
     * Puts a run that has ended at the end of the queue again, as its next attempt.
     *
     * @param checkpoint the folder of the one that it goes on from
     * @throws IllegalStateException if it has not ended
     */
    public synchronized Run resume(String id, String requestJson, String checkpoint) {
        Run run = find(id).orElseThrow(() -> new IllegalArgumentException("there is no run " + id));
        if (!run.status().isFinished()) {
            throw new IllegalStateException("run " + id + " is " + run.status());
        }
        Run resumed = save(run.resumed(requestJson, nextPlace(), checkpoint));
        notifyAll();
        return resumed;
    }

    /**
     * Puts an active run that the trainer's death has interrupted before all others of the queue, as its next attempt.
     *
     * @param reason why it is there
     * @param checkpoint the folder of the one that it goes on from
     * @param crashes how many attempts in a row go on from it because the trainer had died, with the new one
     */
    public synchronized Run resumeInterrupted(String id, String reason, String checkpoint, int crashes) {
        return change(id, run -> save(run.interrupted(reason, firstPlace(), checkpoint, crashes)));
    }

    /**
     * Waits for the first run of the queue and starts it.
     *
     * @param taker gets the run before anybody else can see that it runs, so that no stop is lost; must not wait
     * @return empty once the registry was closed
     */
    public synchronized Optional<Run> takeNext(Consumer<Run> taker) throws InterruptedException {
        while (!closed) {
            Optional<Run> first = queued().findFirst();
            if (first.isPresent()) {
                Run started = save(first.get().started(clock.instant()));
                taker.accept(started);
                return Optional.of(started);
            }
            wait();
        }
        return Optional.empty();
    }

    /**
     * Stops a run that still waits.
     *
     * @return whether it did
     */
    public synchronized boolean stopQueued(String id, String reason) {
        Optional<Run> waiting = find(id).filter(run -> run.status() == RunStatus.QUEUED);
        waiting.ifPresent(run -> save(run.finished(RunStatus.STOPPED, reason, run.epochsCompleted(), clock.instant())));
        return waiting.isPresent();
    }

    /** Says that an active run waits for the broker, or trains again. */
    public synchronized void changeStatus(String id, RunStatus status, String reason) {
        change(id, run -> save(run.is(status, reason, clock.instant())));
    }

    /** Says how far an active run has come. */
    public synchronized void changeProgress(String id, Progress progress) {
        change(id, run -> {
            Run moved = run.at(progress);
            put(moved);
            tell(moved);
            return moved;
        });
    }

    /** Says how an active run ended. */
    public synchronized Run finish(String id, RunStatus status, String reason, int epochsCompleted) {
        return change(id, run -> save(run.finished(status, reason, epochsCompleted, clock.instant())));
    }

    /** A run by its id. */
    public synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(numbers.get(id)).map(byNumber::get);
    }

    /** All runs, the newest first. */
    public synchronized List<Run> newestFirst() {
        return new ArrayList<>(byNumber.descendingMap().values());
    }

    /** How many queued runs are before this one, plus one; 0 if it is not queued. */
    public synchronized int queuePosition(String id) {
        List<String> waiting = queued().map(Run::id).toList();
        return waiting.indexOf(id) + 1;
    }

    /**
     * Calls back with a run as it is now, and then, on the thread that makes the change, with each change of any run.
     * The callback must not wait.
     *
     * @return to be run when no more calls are wanted
     */
    public synchronized Runnable follow(String id, Consumer<Run> follower) {
        find(id).ifPresent(follower);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /**
     * Calls back with each change of any run from now on, on the thread that makes the change. The callback must not
     * wait.
     */
    public void followAll(Consumer<Run> follower) {
        followers.add(follower);
    }

    /** Makes {@link #takeNext} return empty from now on; queued runs stay queued for the next start. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private long nextPlace() {
        return byNumber.values().stream().mapToLong(Run::place).max().orElse(0) + 1;
    }

    /** Places that were given when a run was asked for are above 0. */
    private long firstPlace() {
        return Math.min(
                        0,
                        byNumber.values().stream().mapToLong(Run::place).min().orElse(0))
                - 1;
    }

    private Stream<Run> queued() {
        return byNumber.values().stream()
                .filter(run -> run.status() == RunStatus.QUEUED)
                .sorted(Comparator.comparingLong(Run::place));
    }

    private Run change(String id, UnaryOperator<Run> change) {
        Run run = find(id).orElseThrow(() -> new IllegalArgumentException("there is no run " + id));
        if (!run.status().isActive()) {
            throw new IllegalStateException("run " + id + " is " + run.status());
        }
        return change.apply(run);
    }

    private Run save(Run run) {
        store.save(run);
        put(run);
        tell(run);
        return run;
    }

    private void put(Run run) {
        byNumber.put(run.number(), run);
        numbers.put(run.id(), run.number());
    }

    private void tell(Run run) {
        followers.forEach(follower -> follower.accept(run));
    }
}
