package io.epochscope.benchmarks.freshness;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Measured;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.benchmarks.ingest.RunPublisher;
import io.epochscope.events.v1.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How fast the events of several runs are stored, with judging and without, by turns: each time by a metrics-service of
 * its own, which has stored other runs before so that what it runs is compiled.
 */
final class IngestionSpeed {

    /** Odd, so that there is a middle one. */
    private static final int ROUNDS = 7;

    private static final int RUNS = 8;

    /** Seconds of storing, so that what a single second does to it does not count. */
    private static final int EPOCHS = 240;

    private static final int EPOCHS_BEFORE = 120;

    private final IngestSystem system;

    IngestionSpeed(IngestSystem system) {
        this.system = system;
    }

    void measure(String bench, Consumer<Figure> figures) throws Exception {
        List<Double> judged = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            judged.add(eventsPerSecond("judged-" + round, true));
            bare.add(eventsPerSecond("bare-" + round, false));
        }
        Measured with = new Measured(judged);
        Measured without = new Measured(bare);
        figures.accept(new Figure(
                bench,
                "events stored a second with judging, by that without",
                with.median() / without.median(),
                "×",
                Mark.atLeast(0.95),
                String.format(
                        Locale.ROOT,
                        "%.0f and %.0f a second, medians of %d rounds by turns; with %.0f to %.0f, without %.0f to %.0f",
                        with.median(),
                        without.median(),
                        ROUNDS,
                        with.quantile(0),
                        with.longest(),
                        without.quantile(0),
                        without.longest())));
    }

    private double eventsPerSecond(String name, boolean judging) throws Exception {
        system.startMetrics(Map.of("EPOCHSCOPE_DIAGNOSIS_ENABLED", String.valueOf(judging)));
        try (RunPublisher publisher = new RunPublisher(system.bootstrapServers());
                StoredEvents stored = new StoredEvents(system.owner())) {
            if (judging) {
                // What others stored before is judged first, and belongs to nobody's time.
                stored.awaitJudged();
            }
            publish(publisher, stored, runs(name + "-before", EPOCHS_BEFORE), EPOCHS_BEFORE);
            List<WatchedRun> runs = runs(name, EPOCHS);
            long start = System.nanoTime();
            long events = publish(publisher, stored, runs, EPOCHS);
            return events / ((System.nanoTime() - start) / 1e9);
        } finally {
            system.stopMetrics();
        }
    }

    private static List<WatchedRun> runs(String name, int epochs) {
        return IntStream.rangeClosed(1, RUNS)
                .mapToObj(number -> new WatchedRun("%s-%d".formatted(name, number), epochs))
                .toList();
    }

    /** Epoch by epoch of all runs, as if they went on side by side; returns how many events when all are stored. */
    private static long publish(RunPublisher publisher, StoredEvents stored, List<WatchedRun> runs, int epochs)
            throws Exception {
        List<Event> events = new ArrayList<>();
        runs.forEach(run -> events.addAll(run.opening()));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (WatchedRun run : runs) {
                events.addAll(run.epoch(epoch));
            }
        }
        runs.forEach(run -> events.add(run.closing()));
        events.forEach(publisher::publish);
        publisher.flush();
        stored.await(runs.stream().map(WatchedRun::id).toList(), events.size());
        return events.size();
    }
}
