package io.epochscope.benchmarks.judging;

import io.epochscope.benchmarks.CompleteRun;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Measured;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.benchmarks.ingest.RunPublisher;
import io.epochscope.benchmarks.scale.QueryTimes;
import io.epochscope.events.v1.Event;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * 100 epochs of a classifier of 1,000 classes on 50,000 validation samples, through Kafka into PostgreSQL, and what
 * dashboards ask of them. Every epoch has its matrix, the spread of p(class) of each class, and its calibration, as the
 * engine publishes them.
 */
final class ThousandClasses {

    private static final int EPOCHS = 100;
    private static final int TIMES = 50;
    private static final double MILLISECONDS = 100;
    private static final Duration UNTIL_STORED = Duration.ofMinutes(10);

    /** The first epoch has most cells, since most of its samples are wrong. */
    private static final Map<String, String> QUERIES = queries();

    private final Settings settings;

    ThousandClasses(Settings settings) {
        this.settings = settings;
    }

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("classification_report of an epoch", """
                select label, precision, recall, f1, support, note from classification_report
                where run_id = '%1$s' and epoch = 1 and split = 'validation' order by position
                """);
        queries.put("class_report of an epoch", """
                select * from class_report
                where run_id = '%1$s' and epoch = 1 and split = 'validation' order by error_rate desc
                """);
        queries.put("confused_pair, the top 20 of an epoch", """
                select true_name, predicted_name, samples, share_of_true from confused_pair
                where run_id = '%1$s' and epoch = 1 and split = 'validation'
                order by samples desc, true_class, predicted_class limit 20
                """);
        queries.put("classification_epoch, all epochs", """
                select * from classification_epoch
                where run_id = '%1$s' and split = 'validation' order by epoch
                """);
        queries.put("class_ranking of the last epoch", """
                select * from class_ranking
                where run_id = '%1$s' and epoch = %2$d and split = 'validation' order by roc_auc
                """);
        return queries;
    }

    void measure(String bench, Consumer<Figure> figures) throws Exception {
        ClassifierRun run = new ClassifierRun("bench-judging", EPOCHS);
        List<Event> events = run.events();
        try (IngestSystem system = new IngestSystem(settings)) {
            system.start();
            system.startMetrics();
            long start = System.nanoTime();
            try (RunPublisher publisher = new RunPublisher(system.bootstrapServers())) {
                events.forEach(publisher::publish);
                publisher.flush();
            }
            new CompleteRun(system.reader(), run.id()).await(UNTIL_STORED);
            figures.accept(new Figure(
                    bench,
                    "100 epochs of 1,000 classes from Kafka to committed rows",
                    (System.nanoTime() - start) / 1e9,
                    "s",
                    Optional.empty(),
                    run.shown()));
            try (Connection connection = system.reader().connect()) {
                QueryTimes times = new QueryTimes(connection);
                for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                    Measured latency =
                            times.warm(String.format(Locale.ROOT, query.getValue(), run.id(), EPOCHS), TIMES);
                    figures.accept(new Figure(
                            bench,
                            "p95 warm: " + query.getKey(),
                            latency.quantile(0.95),
                            "ms",
                            Mark.atMost(MILLISECONDS),
                            String.format(Locale.ROOT, "p50 %.1f ms, of %d", latency.median(), TIMES)));
                }
            }
        }
    }
}
