package io.epochscope.benchmarks.freshness;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.benchmarks.ingest.RunPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long after the row of its epoch a finding can be read, and is told, while several runs publish epoch after epoch
 * at a steady rate.
 */
final class FindingDelay {

    private static final int RUNS = 6;
    private static final int EPOCHS = 60;

    /** Whose findings are not counted: the service compiles. */
    private static final int EPOCHS_BEFORE = 20;

    private static final Duration BETWEEN_EPOCHS = Duration.ofSeconds(1);
    private static final double SECONDS = 1;

    private final IngestSystem system;

    FindingDelay(IngestSystem system) {
        this.system = system;
    }

    void measure(String bench, Consumer<Figure> figures) throws Exception {
        system.startMetrics();
        try (RunPublisher publisher = new RunPublisher(system.bootstrapServers());
                FindingWatch watch = new FindingWatch(system.owner(), system.bootstrapServers(), "fresh-%")) {
            List<WatchedRun> runs = new ArrayList<>();
            for (int number = 1; number <= RUNS; number++) {
                runs.add(new WatchedRun("fresh-" + number, EPOCHS));
            }
            runs.forEach(run -> run.opening().forEach(publisher::publish));
            long start = System.nanoTime();
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                for (int i = 0; i < RUNS; i++) {
                    long due = start + (epoch - 1) * BETWEEN_EPOCHS.toNanos() + i * BETWEEN_EPOCHS.toNanos() / RUNS;
                    Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                    runs.get(i).epoch(epoch).forEach(publisher::publish);
                }
            }
            publisher.flush();
            report(bench, watch.await(RUNS, EPOCHS, EPOCHS_BEFORE), figures);
        } finally {
            system.stopMetrics();
        }
    }

    private static void report(String bench, FindingWatch.Delays delays, Consumer<Figure> figures) {
        Measured shown = new Measured(delays.shown());
        String load = String.format(
                Locale.ROOT,
                "%d findings of %d runs, each with an epoch every %d s",
                shown.count(),
                RUNS,
                BETWEEN_EPOCHS.toSeconds());
        figures.accept(delay(bench, "finding after the row of its epoch, median", shown.median(), load));
        figures.accept(marked(bench, "finding after the row of its epoch, 95th percentile", shown.quantile(0.95)));
        figures.accept(marked(bench, "finding after the row of its epoch, longest", shown.longest()));
        Measured told = new Measured(delays.told());
        figures.accept(delay(bench, "told on training.findings after the row, median", told.median(), ""));
        figures.accept(
                delay(bench, "told on training.findings after the row, 95th percentile", told.quantile(0.95), ""));
        figures.accept(delay(bench, "told on training.findings after the row, longest", told.longest(), ""));
    }

    private static Figure delay(String bench, String name, double seconds, String beside) {
        return new Figure(bench, name, seconds, "s", Optional.empty(), beside);
    }

    private static Figure marked(String bench, String name, double seconds) {
        return new Figure(bench, name, seconds, "s", Mark.atMost(SECONDS), "");
    }
}
