package io.epochscope.benchmarks.scale;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.benchmarks.ingest.RunPublisher;
import io.epochscope.benchmarks.ingest.StoredPatches;
import io.epochscope.benchmarks.ingest.StoredPatches.Moment;
import io.epochscope.benchmarks.ingest.SyntheticRun;
import io.epochscope.events.v1.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One scene of 1,000 × 1,000 patches over 100 epochs: what it takes to store, how long every panel of dashboard Patches
 * takes to read, and that what is kept up to date stays exact when an epoch comes again.
 */
public final class PatchScaleBenchmark implements Benchmark {

    private static final int SIDE = 1000;
    private static final int EPOCHS = 100;
    private static final int AGAIN = 50;
    private static final double SCORES = (double) SIDE * SIDE * EPOCHS;

    private static final int TIMES = 20;

    private static final double BYTES_A_SCORE = 16;
    private static final double WARM_MILLISECONDS = 100;
    private static final double COLD_MILLISECONDS = 1000;

    /** The kernel forgets the files that it has in memory; only where this process may tell it to. */
    private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");

    @Override
    public String name() {
        return "patch-scale";
    }

    @Override
    public String description() {
        return "10^8 patch scores in one run: room, time to read every panel, exactness";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        try (IngestSystem system = new IngestSystem(settings)) {
            system.start();
            system.startMetrics();
            SyntheticRun run = new SyntheticRun("bench-scale", 1, SIDE, EPOCHS);
            try (RunPublisher publisher = new RunPublisher(system.bootstrapServers())) {
                load(system, run, publisher, figures);
                storage(system, figures);
                again(system, run, publisher, figures);
            }
            Dashboard dashboard = Dashboard.read(settings.root().resolve("grafana/dashboards/patches.json"));
            warm(system, run, dashboard, figures);
            cold(system, run, dashboard, figures);
        }
    }

    private void load(IngestSystem system, SyntheticRun run, RunPublisher publisher, Consumer<Figure> figures)
            throws Exception {
        run.opening().forEach(publisher::publish);
        publisher.publish(run, 1, EPOCHS);
        publisher.publish(run.closing());
        publisher.flush();
        List<Moment> moments = new StoredPatches(system.reader(), run).await(EPOCHS);
        figures.accept(plain("patch scores loaded", SCORES, ""));
        double late = StoredPatches.rate(moments, SCORES * 0.9, SCORES);
        figures.accept(plain("an epoch of 10^6 patches, with 90 to 100 epochs stored", SIDE * SIDE / late, "s"));
    }

    private void storage(IngestSystem system, Consumer<Figure> figures) throws Exception {
        try (Connection connection = system.owner().connect()) {
            Map<String, Long> sizes = StorageSize.read(connection);
            double all = sizes.values().stream().mapToLong(Long::longValue).sum();
            String parts = String.join(
                    ", ",
                    sizes.entrySet().stream()
                            .filter(size -> size.getValue() / SCORES >= 0.005)
                            .map(size -> String.format(Locale.ROOT, "%s %.2f", size.getKey(), size.getValue() / SCORES))
                            .toList());
            figures.accept(
                    new Figure(name(), "storage of a score", all / SCORES, "bytes", Mark.atMost(BYTES_A_SCORE), parts));
        }
    }

    /** Two epochs in a second attempt, the last one delivered twice. */
    private void again(IngestSystem system, SyntheticRun run, RunPublisher publisher, Consumer<Figure> figures)
            throws Exception {
        SyntheticRun second = new SyntheticRun(run.id(), 2, SIDE, EPOCHS);
        long start = System.nanoTime();
        var last = new ArrayList<Event>();
        for (int chunk = 0; chunk < run.chunks(); chunk++) {
            publisher.publish(second.scores(AGAIN, chunk));
            last.add(second.scores(EPOCHS, chunk));
        }
        last.forEach(publisher::publish);
        last.forEach(publisher::publish);
        publisher.flush();
        new StoredPatches(system.reader(), run).awaitEvents(run.chunks() * (EPOCHS + 3L));
        figures.accept(plain(
                "two epochs in a second attempt, one of them delivered twice", (System.nanoTime() - start) / 1e9, "s"));
        try (Connection connection = system.reader().connect()) {
            Recomputation.Result result = Recomputation.compare(connection, run.id(), SyntheticRun.SCENE);
            figures.accept(new Figure(
                    name(),
                    "patches whose summary differs from all their scores",
                    (double) result.different(),
                    "",
                    Mark.exactly(0),
                    result.compared() + " compared"));
        }
    }

    private void warm(IngestSystem system, SyntheticRun run, Dashboard dashboard, Consumer<Figure> figures)
            throws Exception {
        Map<String, Double> slowest = new LinkedHashMap<>();
        try (Connection connection = system.reader().connect()) {
            QueryTimes times = new QueryTimes(connection);
            for (Map<String, String> chosen : choices(run, dashboard, times)) {
                for (Dashboard.Query query : statements(dashboard, chosen)) {
                    slowest.merge(query.title(), times.warm(query.sql(), TIMES).quantile(0.95), Math::max);
                }
            }
        }
        slowest.forEach((panel, milliseconds) -> figures.accept(
                new Figure(name(), "p95 warm: " + panel, milliseconds, "ms", Mark.atMost(WARM_MILLISECONDS), "")));
    }

    private void cold(IngestSystem system, SyntheticRun run, Dashboard dashboard, Consumer<Figure> figures)
            throws Exception {
        Map<String, String> chosen;
        try (Connection connection = system.reader().connect()) {
            QueryTimes times = new QueryTimes(connection);
            chosen = dashboard.choose(given(run), times::firstValue);
        }
        system.stopMetrics();
        double slowest = 0;
        String which = "";
        String how = "";
        for (Dashboard.Query query : statements(dashboard, chosen)) {
            how = forget(system);
            try (Connection connection = system.reader().connect()) {
                double milliseconds = new QueryTimes(connection).once(query.sql());
                if (milliseconds > slowest) {
                    slowest = milliseconds;
                    which = query.title();
                }
            }
        }
        figures.accept(new Figure(
                name(),
                "slowest panel cold",
                slowest,
                "ms",
                Mark.atMost(COLD_MILLISECONDS),
                which + "; each first after " + how));
    }

    private static String forget(IngestSystem system) throws Exception {
        system.restartPostgres();
        if (!Files.isWritable(DROP_CACHES)) {
            return "a restart of PostgreSQL, with files in the kernel's memory";
        }
        Files.writeString(DROP_CACHES, "3");
        return "a restart of PostgreSQL and with nothing in the kernel's memory";
    }

    /** Every metric, and once all that compares, with the run itself for the other one. */
    private static List<Map<String, String>> choices(SyntheticRun run, Dashboard dashboard, QueryTimes times)
            throws Exception {
        var choices = new ArrayList<Map<String, String>>();
        for (String metric : dashboard.options("metric")) {
            Map<String, String> given = given(run);
            given.put("metric", metric);
            choices.add(dashboard.choose(given, times::firstValue));
        }
        Map<String, String> compared = given(run);
        compared.put("compare", run.id());
        choices.add(dashboard.choose(compared, times::firstValue));
        return choices;
    }

    private static Map<String, String> given(SyntheticRun run) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("run", run.id());
        given.put("row", Integer.toString(SIDE / 2));
        given.put("column", Integer.toString(SIDE / 3));
        return given;
    }

    private static List<Dashboard.Query> statements(Dashboard dashboard, Map<String, String> chosen) {
        var statements = new ArrayList<>(dashboard.variables(chosen));
        statements.addAll(dashboard.queries(chosen));
        return statements;
    }

    private Figure plain(String what, double value, String unit) {
        return new Figure(name(), what, value, unit, Optional.empty(), "");
    }
}
