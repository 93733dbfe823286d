package io.epochscope.benchmarks.freshness;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Measured;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.diagnosis.Diagnosis;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.judging.RunJudge;
import io.epochscope.metrics.ingest.EventStore;
import io.epochscope.metrics.store.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** How long it takes to judge a long run, read from the database: all of it, and an epoch that is new. */
final class JudgingCost {

    private static final int EPOCHS = 1_000;
    private static final int TIMES = 50;
    private static final String RUN_KEY = "select run_key from store.run where run_id = ?";

    private final IngestSystem system;

    JudgingCost(IngestSystem system) {
        this.system = system;
    }

    void measure(String bench, Consumer<Figure> figures) throws Exception {
        try (AgroalDataSource dataSource = pool(system.owner())) {
            measure(bench, dataSource, figures);
        }
    }

    /** As metrics-service has one: most of a short query would be making a connection. */
    private static AgroalDataSource pool(DatabaseLogin owner) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(connections -> connections
                                .jdbcUrl(owner.jdbcUrl())
                                .principal(new NamePrincipal(owner.user()))
                                .credential(new SimplePassword(owner.password())))));
    }

    private static void measure(String bench, DataSource dataSource, Consumer<Figure> figures) throws Exception {
        WatchedRun run = new WatchedRun("long", EPOCHS);
        EventStore store = new EventStore(dataSource);
        store.store(run.opening());
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            List<Event> events = run.epoch(epoch);
            store.store(events);
        }
        long key =
                Query.rows(dataSource, RUN_KEY, row -> row.getLong(1), run.id()).get(0);
        RunJudge judge = new RunJudge(dataSource, new RuleBook(Thresholds.standard()), Diagnosis.QUIET_EPOCHS, 1);
        judge.judge(key, 0);
        double whole = seconds(() -> judge.judge(key, 0));
        List<Double> newest = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            newest.add(1000 * seconds(() -> judge.judge(key, EPOCHS)));
        }
        figures.accept(new Figure(bench, "judging a run of 1,000 epochs, all of it", whole, "s", Optional.empty(), ""));
        figures.accept(new Figure(
                bench,
                "judging its newest epoch, median",
                new Measured(newest).median(),
                "ms",
                Optional.empty(),
                "of %d times, reading and rules".formatted(TIMES)));
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
