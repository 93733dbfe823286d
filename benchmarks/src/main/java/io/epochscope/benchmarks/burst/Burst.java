package io.epochscope.benchmarks.burst;

import io.epochscope.benchmarks.ProcessMemory;
import io.epochscope.benchmarks.burst.StoredRuns.Counts;
import io.epochscope.benchmarks.chaos.ChaosSystem;
import io.epochscope.benchmarks.chaos.SteadyRun;
import io.epochscope.benchmarks.ingest.RunPublisher;
import io.epochscope.events.v1.Event;
import io.epochscope.standalone.process.Polling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many publishers send much at once, each by a client of its own, as fast as the broker takes it. */
final class Burst {

    private static final int PUBLISHERS = 32;
    private static final int EVENTS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final ChaosSystem system;

    Burst(ChaosSystem system) {
        this.system = system;
    }

    /**
     * What came of it.
     *
     * @param peakMegabytes of metrics-service
     */
    record Result(long published, long stored, double secondsPublishing, double secondsStoring, double peakMegabytes) {}

    Result measure() throws Exception {
        List<String> runs = new ArrayList<>();
        List<Callable<Long>> publishers = new ArrayList<>();
        for (int publisher = 1; publisher <= PUBLISHERS; publisher++) {
            String run = "burst-" + publisher;
            runs.add(run);
            publishers.add(() -> publish(new SteadyRun(run)));
        }
        long start = System.nanoTime();
        long published = 0;
        ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
        try {
            for (Future<Long> each : threads.invokeAll(publishers)) {
                published += each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        double publishing = seconds(start);
        long expected = published;
        StoredRuns stored = new StoredRuns(system.dataSource());
        Polling.until(PATIENCE, () -> stored.counts(runs).stored() >= expected);
        Counts counts = stored.counts(runs);
        double peak = new ProcessMemory(system.metrics().handle()).peak();
        return new Result(published, counts.stored(), publishing, seconds(start), peak);
    }

    /** So many events, what is left of the last epoch, and the closing event. */
    private long publish(SteadyRun run) {
        try (RunPublisher publisher = new RunPublisher(system.bootstrapServers())) {
            for (int event = 0; event < EVENTS; event++) {
                publisher.publish(run.next());
            }
            List<Event> end = run.end();
            end.forEach(publisher::publish);
            publisher.flush();
            return (long) EVENTS + end.size();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
