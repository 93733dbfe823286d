package io.epochscope.benchmarks.burst;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.chaos.ChaosSystem;
import io.epochscope.standalone.process.StopSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether everything is stored when 32 publishers send 10,000 events each at once to a metrics-service with a heap of
 * 512 MB, and whether a training is as fast as ever while the broker is away, and delivered afterwards.
 */
public final class BurstBenchmark implements Benchmark {

    private static final double AS_FAST = 1.05;

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String description() {
        return "32 publishers of 10,000 events at once, and trainings while the broker is away";
    }

    @Override
    @SuppressWarnings("try") // The signal is there to be closed.
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        try (StopSignal signal = new StopSignal();
                ChaosSystem system = new ChaosSystem(settings.root())) {
            system.start();
            report(new Burst(system).measure(), figures);
            report(new BrokerOutage(system).measure(), figures);
        }
    }

    private void report(Burst.Result result, Consumer<Figure> figures) {
        figures.accept(new Figure(
                name(),
                "events of the burst that are not stored",
                (double) (result.published() - result.stored()),
                "",
                Mark.exactly(0),
                String.format(
                        Locale.ROOT,
                        "%,d published in %.1f s, all stored after %.1f s",
                        result.published(),
                        result.secondsPublishing(),
                        result.secondsStoring())));
        figures.accept(new Figure(
                name(),
                "metrics-service's peak of resident memory",
                result.peakMegabytes(),
                "MB",
                Optional.empty(),
                "-Xmx512m"));
    }

    private void report(BrokerOutage.Result result, Consumer<Figure> figures) {
        figures.accept(new Figure(
                name(),
                "a training with the broker away by one with it there",
                result.away().median() / result.there().median(),
                "×",
                Mark.atMost(AS_FAST),
                String.format(
                        Locale.ROOT,
                        "medians of %d, by turns: %.2f s and %.2f s",
                        result.there().count(),
                        result.away().median(),
                        result.there().median())));
        figures.accept(new Figure(
                name(),
                "events of the trainings with the broker away that are not stored",
                (double) (result.published() - result.stored()),
                "",
                Mark.exactly(0),
                String.format(Locale.ROOT, "%,d published", result.published())));
    }
}
