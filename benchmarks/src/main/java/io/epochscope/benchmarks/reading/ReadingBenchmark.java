package io.epochscope.benchmarks.reading;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Measured;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.benchmarks.scale.Dashboard;
import io.epochscope.benchmarks.scale.QueryTimes;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lists and compares runs out of very many with very many metrics, reads curves of up to a million steps, and takes the
 * scores of a run away.
 */
public final class ReadingBenchmark implements Benchmark {

    private static final int TIMES = 20;

    /** Requests by which classes are loaded and statements prepared. */
    private static final int WARM_UP = 5;

    private static final int COMPARED = 10;
    private static final int STEPS_OF_COMPARED = 100;

    private static final double LIST_MILLISECONDS = 200;
    private static final double HISTORY_MILLISECONDS = 20;
    private static final double CURVE_MILLISECONDS = 100;
    private static final int CURVE_POINTS = 2_000;

    private static final String TEN_THOUSAND = "ten-thousand-steps";
    private static final String MILLION = "million-steps";
    private static final String SHORT_EPOCHS = "million-steps-in-short-epochs";

    private static final String FILTER = "param.model.dropout = 0.1 and metric.metric_7 > 0.5 and epochs = 20";

    private static final String HISTORY =
            "select step, value from step_scalar where run_id = '%s' and name = 'loss' order by step";
    private static final String CURVE = "select * from step_curve('%s', 'loss', %d, %s, %s)";

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public String description() {
        return "lists and comparisons of very many runs, curves of up to a million steps, files of ten million scores";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        if (settings.runs() < COMPARED) {
            throw new IllegalStateException("--runs is " + settings.runs() + ", but " + COMPARED + " are compared");
        }
        try (IngestSystem system = new IngestSystem(settings)) {
            system.start();
            system.startMetrics();
            fill(system, settings.runs(), figures);
            try (Connection connection = system.reader().connect()) {
                QueryTimes times = new QueryTimes(connection);
                steps(connection, times, figures);
                Path dashboards = settings.root().resolve("grafana/dashboards");
                panels(Dashboard.read(dashboards.resolve("runs.json")), "Runs", Map.of(), times, figures);
                panels(
                        Dashboard.read(dashboards.resolve("compare.json")),
                        "Compare",
                        Map.of("runs", String.join(",", FilledStore.some(COMPARED))),
                        times,
                        figures);
            }
            requests(system, figures);
            system.stopMetrics();
            new ExportSpeed(system).measure(name(), figures);
        }
    }

    private void fill(IngestSystem system, int runs, Consumer<Figure> figures) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = system.owner().connect()) {
            new FilledStore(connection).fill(runs);
        }
        figures.accept(plain(
                String.format(
                        Locale.ROOT,
                        "%,d runs of %,d metrics × %d epochs made",
                        runs,
                        FilledStore.METRICS,
                        FilledStore.EPOCHS),
                (System.nanoTime() - start) / 1e9,
                "s"));
        try (BatchedStore store = new BatchedStore(system.dataSource())) {
            StepPublisher publisher = new StepPublisher(store);
            for (String run : FilledStore.some(COMPARED)) {
                publisher.store(run, FilledStore.EPOCHS, STEPS_OF_COMPARED, STEPS_OF_COMPARED);
            }
            publisher.store(TEN_THOUSAND, 20, 500, 500);
            publisher.store(MILLION, 20, 50_000, 10_000);
            publisher.store(SHORT_EPOCHS, 1_000, 1_000, 1_000);
        }
    }

    private void steps(Connection connection, QueryTimes times, Consumer<Figure> figures) throws SQLException {
        accept(
                figures,
                "p95 of the full history of 10,000 steps",
                HISTORY.formatted(TEN_THOUSAND),
                times,
                HISTORY_MILLISECONDS);
        String whole = CURVE.formatted(MILLION, CURVE_POINTS, null, null);
        accept(figures, "p95 of the curve of 10^6 steps", whole, times, CURVE_MILLISECONDS);
        figures.accept(new Figure(
                name(),
                "points of the curve of 10^6 steps",
                rows(connection, whole),
                "",
                Mark.atMost(CURVE_POINTS),
                ""));
        accept(
                figures,
                "p95 of the curve of 10^6 steps in 1,000 epochs",
                CURVE.formatted(SHORT_EPOCHS, CURVE_POINTS, null, null),
                times,
                CURVE_MILLISECONDS);
        accept(
                figures,
                "p95 of 1,000 of 10^6 steps, all of them",
                CURVE.formatted(MILLION, 5 * CURVE_POINTS, 500_001, 501_000),
                times,
                CURVE_MILLISECONDS);
    }

    private void panels(
            Dashboard dashboard, String title, Map<String, String> given, QueryTimes times, Consumer<Figure> figures)
            throws SQLException {
        Map<String, String> chosen = dashboard.choose(new LinkedHashMap<>(given), times::firstValue);
        List<Dashboard.Query> statements = new ArrayList<>(dashboard.variables(chosen));
        statements.addAll(dashboard.queries(chosen));
        for (Dashboard.Query statement : statements) {
            accept(figures, "p95 of " + title + ": " + statement.title(), statement.sql(), times, LIST_MILLISECONDS);
        }
    }

    private void requests(IngestSystem system, Consumer<Figure> figures) throws IOException, InterruptedException {
        request("p95 of GET /runs, 100 of them", "/runs", system, figures);
        request(
                "p95 of GET /runs, filtered by settings and metrics",
                "/runs?filter=" + encoded(FILTER),
                system,
                figures);
        request(
                "p95 of GET /runs, the same sorted by a metric",
                "/runs?filter=" + encoded(FILTER) + "&sort=" + encoded("-metric.metric_9"),
                system,
                figures);
        request("p95 of the start page", "/", system, figures);
        request(
                "p95 of the start page, filtered and sorted by a metric",
                "/?filter=" + encoded(FILTER) + "&sort=" + encoded("-metric.metric_9"),
                system,
                figures);
        String compared = FilledStore.some(COMPARED).stream()
                .map(run -> "run=" + encoded(run))
                .collect(Collectors.joining("&"));
        request("p95 of the comparison of 10 runs as a page", "/compare?" + compared, system, figures);
        request(
                "p95 of the same, of one of 1,500 metrics",
                "/compare?" + compared + "&metric=metric_9",
                system,
                figures);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void request(String what, String path, IngestSystem system, Consumer<Figure> figures)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(system.url(path)).build();
        List<Double> milliseconds = new ArrayList<>();
        for (int i = -WARM_UP; i < TIMES; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(path + " is answered with " + answer.statusCode() + ": " + answer.body());
            }
            if (i >= 0) {
                milliseconds.add((System.nanoTime() - start) / 1e6);
            }
        }
        accept(figures, what, new Measured(milliseconds), LIST_MILLISECONDS);
    }

    private void accept(Consumer<Figure> figures, String what, String sql, QueryTimes times, double mark)
            throws SQLException {
        accept(figures, what, times.warm(sql, TIMES), mark);
    }

    private void accept(Consumer<Figure> figures, String what, Measured milliseconds, double mark) {
        figures.accept(new Figure(
                name(),
                what,
                milliseconds.quantile(0.95),
                "ms",
                Mark.atMost(mark),
                String.format(Locale.ROOT, "median %.1f ms", milliseconds.median())));
    }

    private static double rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from (" + sql + ") answer")) {
            count.next();
            return count.getLong(1);
        }
    }

    private Figure plain(String what, double value, String unit) {
        return new Figure(name(), what, value, unit, Optional.empty(), "");
    }
}
