package io.epochscope.benchmarks.chaos;

import io.epochscope.events.v1.Event;
import io.epochscope.standalone.process.Polling;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Some runs are published at a steady pace, something goes wrong meanwhile, and everything is looked at afterwards. */
final class PublishingRound {

    private static final int RUNS = 4;
    private static final int EVENTS_A_SECOND = 300;
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final int AT_MOST_LATER_MILLIS = 2000;

    /** A connection that nobody answers takes minutes to be given up, and what came meanwhile as long to store. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ChaosSystem system;
    private final Reconciliation reconciliation;
    private final RandomGenerator random;

    PublishingRound(ChaosSystem system, Reconciliation reconciliation, RandomGenerator random) {
        this.system = system;
        this.reconciliation = reconciliation;
        this.random = random;
    }

    /** Has a fault strike at some moment. */
    Outcome run(Fault fault, String name) throws Exception {
        List<SteadyRun> runs = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            runs.add(new SteadyRun(name + "-" + run));
        }
        Acknowledged acknowledged = new Acknowledged();
        try (var publishing =
                new SteadyPublishing(system.bootstrapServers(), runs, EVENTS_A_SECOND, acknowledged::add)) {
            Thread.sleep(BEFORE.toMillis() + random.nextInt(AT_MOST_LATER_MILLIS));
            fault.strike(system);
            double recovery = secondsUntilStored(acknowledged, System.nanoTime());
            publishing.end();
            Discrepancies found = reconciliation.reconcile(acknowledged.events());
            return new Outcome(found, List.of(recovery));
        }
    }

    /** How long it takes from a time on until something that was acknowledged after it is stored. */
    private double secondsUntilStored(Acknowledged acknowledged, long since) throws SQLException, InterruptedException {
        DataSource dataSource = system.dataSource();
        try (Connection connection = dataSource.getConnection()) {
            StoredEvents stored = new StoredEvents(connection);
            boolean recovered = Polling.until(PATIENCE, () -> {
                Optional<Event> first = acknowledged.firstAfter(since);
                return first.isPresent() && stored.has(first.get());
            });
            if (!recovered) {
                throw new IllegalStateException("nothing new is stored " + PATIENCE.toSeconds() + " s after the fault");
            }
        }
        return (System.nanoTime() - since) / 1e9;
    }
}
