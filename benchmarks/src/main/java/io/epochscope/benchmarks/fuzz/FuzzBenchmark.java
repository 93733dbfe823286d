package io.epochscope.benchmarks.fuzz;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.CompleteRun;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.ProcessMemory;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.standalone.process.Polling;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Whether each of very many spoilt records is stored or put aside with a reason, and the good ones among them are all
 * stored, by a metrics-service with little memory.
 */
public final class FuzzBenchmark implements Benchmark {

    private static final int RECORDS = 100_000;
    private static final String HEAP = "-Xmx256m";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String GOOD = "good";

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String description() {
        return "what becomes of 100,000 records that are no events, or no good ones";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        try (IngestSystem system = new IngestSystem(settings)) {
            system.start();
            system.startMetrics(HEAP, Map.of());
            long sent;
            try (FuzzedRecords records = new FuzzedRecords(system.bootstrapServers(), new SplittableRandom(1))) {
                sent = records.send(RECORDS, GOOD, "spoilt");
            }
            URI meters = system.url("/q/metrics");
            Polling.until(
                    PATIENCE,
                    () -> TakenRecords.read(meters, system.dataSource()).all() >= sent);
            report(sent, TakenRecords.read(meters, system.dataSource()), figures);
            new CompleteRun(system.reader(), GOOD).await(PATIENCE);
            figures.accept(new Figure(
                    name(),
                    "metrics-service's peak of resident memory",
                    new ProcessMemory(system.metrics()).peak(),
                    "MB",
                    Optional.empty(),
                    HEAP));
        }
    }

    private void report(long sent, TakenRecords taken, Consumer<Figure> figures) {
        figures.accept(new Figure(
                name(),
                "records that nothing became of",
                (double) (sent - taken.all()),
                "",
                Mark.exactly(0),
                String.format(
                        Locale.ROOT,
                        "%,d sent, %,d stored, %,d dead letters of %,d reasons",
                        sent,
                        taken.stored(),
                        taken.refused(),
                        taken.reasons())));
        figures.accept(new Figure(
                name(), "dead letters without a reason", (double) taken.withoutReason(), "", Mark.exactly(0), ""));
    }
}
