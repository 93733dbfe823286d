package io.epochscope.benchmarks.freshness;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.ingest.IngestSystem;
import java.util.function.Consumer;

/** How soon findings show after the epochs that they are of, and what judging costs those who wait for storing. */
public final class FreshnessBenchmark implements Benchmark {

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public String description() {
        return "seconds from the row of an epoch to its findings, and speed of storing with judging and without";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        try (IngestSystem system = new IngestSystem(settings)) {
            system.start();
            new FindingDelay(system).measure(name(), figures);
            new IngestionSpeed(system).measure(name(), figures);
            new JudgingCost(system).measure(name(), figures);
        }
    }
}
