package io.epochscope.benchmarks.ingest;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Meters;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.ingest.StoredPatches.Moment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Patch scores a second from Kafka to committed rows with all that follows from them, beside one row for each score by
 * {@code COPY … BINARY} on the same PostgreSQL. Broker, database and the one metrics-service share this machine; the
 * scores wait in Kafka before it is started, so that nobody else needs the processor.
 */
public final class IngestBenchmark implements Benchmark {

    private static final int SIDE = 1000;
    private static final int EPOCHS = 100;
    private static final int BASELINE_EPOCHS = 4;
    private static final int SMALL_SIDE = 100;
    private static final double MILLION = 1e6;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String description() {
        return "patch scores a second from Kafka to committed rows, by stage, from 10^4 to 10^8 stored";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        try (IngestSystem system = new IngestSystem(settings)) {
            system.start();
            double copied = new CopyBaseline(system.owner()).rowsPerSecond(BASELINE_EPOCHS, SIDE * SIDE);
            figures.accept(rate("rows of one score by COPY … BINARY with a primary key", copied));

            SyntheticRun small = new SyntheticRun("bench-small", 1, SMALL_SIDE, 1);
            SyntheticRun run = new SyntheticRun("bench-ingest", 1, SIDE, EPOCHS);
            system.startMetrics();
            try (RunPublisher publisher = new RunPublisher(system.bootstrapServers())) {
                small.opening().forEach(publisher::publish);
                publisher.publish(small, 1, 1);
                publisher.flush();
                new StoredPatches(system.reader(), small).await(1);
                system.stopMetrics();
                run.opening().forEach(publisher::publish);
                publisher.publish(run, 1, EPOCHS);
                publisher.publish(run.closing());
                publisher.flush();
            }
            system.startMetrics();
            List<Moment> moments = new StoredPatches(system.reader(), run).await(EPOCHS);
            report(moments, copied, Meters.read(system.url("/q/metrics")), figures);
        }
    }

    private void report(List<Moment> moments, double copied, Meters meters, Consumer<Figure> figures) {
        double all = EPOCHS * (double) SIDE * SIDE;
        double whole = StoredPatches.rate(moments, 0, all);
        figures.accept(rate("patch scores from Kafka to committed rows", whole));
        figures.accept(ratio("the same beside rows by COPY", whole / copied));
        double warm = StoredPatches.rate(moments, all / 10, all);
        figures.accept(rate("the same without the first tenth, in which the JVM compiles", warm));
        figures.accept(ratio("that beside rows by COPY", warm / copied));
        double early = StoredPatches.rate(moments, 0, all / 10);
        double middle = StoredPatches.rate(moments, all / 10, all / 2);
        double late = StoredPatches.rate(moments, all * 0.9, all);
        figures.accept(rate("scores while 10^4 to 10^7 are stored", early));
        figures.accept(rate("scores while 10^7 to 5·10^7 are stored", middle));
        figures.accept(rate("scores while 9·10^7 to 10^8 are stored", late));
        figures.accept(new Figure(
                name(), "last tenth beside the first", late / early, "×", Mark.atLeast(0.8), "flat is 1 or more"));
        double elapsed =
                (moments.get(moments.size() - 1).nanos() - moments.get(0).nanos()) / 1e9;
        meters.by("stage", "epochscope_ingest_stage_seconds_sum")
                .forEach((stage, seconds) -> figures.accept(share(stage, seconds, all)));
        figures.accept(share(
                "waiting for Kafka and the framework",
                Math.max(0, elapsed - meters.sum("epochscope_ingest_batch_seconds_sum")),
                all));
    }

    private Figure rate(String what, double perSecond) {
        return new Figure(name(), what, perSecond / MILLION, "M/s", Optional.empty(), "");
    }

    private Figure ratio(String what, double times) {
        return new Figure(name(), what, times, "×", Mark.atLeast(3), "10 × is the mark to strive for");
    }

    private Figure share(String stage, double seconds, double scores) {
        return new Figure(
                name(),
                "stage " + stage,
                seconds,
                "s",
                Optional.empty(),
                String.format(Locale.ROOT, "%.0f ns a score", 1e9 * seconds / scores));
    }
}
