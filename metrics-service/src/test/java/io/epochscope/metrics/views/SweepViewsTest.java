package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunDeleted;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the views say of sweeps. */
class SweepViewsTest {

    /** The cases that the trainer's own answer is tested against. */
    private static final Path CASES =
            Path.of("..", "trainer-service", "src", "test", "resources", "golden", "best-of-sweep.txt");

    private final TestDatabase database = new TestDatabase();

    static Stream<String> cases() throws IOException {
        return Files.readAllLines(CASES).stream().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBestRunIsTheOneThatTheTrainerNames(String text) throws SQLException {
        List<String> parts = List.of(text.split(" \\| ", -1));
        String sweep = "case-" + Integer.toHexString(text.hashCode());
        String[] metricAndMode = parts.get(0).split(" ", -1);
        for (int position = 1; position < parts.size() - 1; position++) {
            String[] run = parts.get(position).split(" ", -1);
            FixtureRun events = new FixtureRun(sweep + "-" + position);
            events.add(started(membership(sweep, position, parts.size() - 2)
                    .setMetric(metricAndMode[0])
                    .setMaximize(metricAndMode[1].equals("max"))));
            for (int epoch = 1; epoch < run.length; epoch++) {
                events.add(epoch(epoch, metricAndMode[0], Double.parseDouble(run[epoch])));
            }
            if (!run[0].equals("RUNNING")) {
                events.add(finished(RunStatus.valueOf("RUN_STATUS_" + run[0])));
            }
            store(events);
        }

        String expected = parts.get(parts.size() - 1);
        List<List<String>> best =
                database.query("select position, epoch, value from sweep_run where sweep = ? and rank = 1", sweep);
        if (expected.equals("none")) {
            assertThat(best).isEmpty();
        } else {
            assertThat(best)
                    .singleElement()
                    .satisfies(row -> assertThat(row.get(0) + " " + row.get(1) + " " + Double.parseDouble(row.get(2)))
                            .isEqualTo(expected));
        }
        assertThat(database.query("select best_run, best_epoch, best_value, mode from sweep where sweep = ?", sweep))
                .containsExactly(
                        expected.equals("none")
                                ? Arrays.asList(null, null, null, metricAndMode[1])
                                : List.of(
                                        sweep + "-" + best.get(0).get(0),
                                        best.get(0).get(1),
                                        best.get(0).get(2),
                                        metricAndMode[1]));
    }

    @Test
    void aSweepAndItsRunsAndWhatTheyVary() throws SQLException {
        FixtureRun first = new FixtureRun("varied-1");
        first.add(started(membership("varied", 1, 3)
                .putParameters("optimizer.learningRate", "0.01")
                .putParameters("model", "{\"type\": \"mlp\"}")
                .putParameters("optimizer.type", "\"adam\"")
                .putParameters("earlyStopping", "null")));
        first.add(epoch(1, "validation_loss", 0.5));
        first.add(epoch(2, "validation_loss", 0.25));
        first.add(finished(RunStatus.RUN_STATUS_COMPLETED));
        FixtureRun second = new FixtureRun("varied-2");
        second.add(started(membership("varied", 2, 3).putParameters("optimizer.learningRate", "0.1")));
        second.add(finished(RunStatus.RUN_STATUS_STOPPED));
        store(first);
        store(second);

        assertThat(database.query("""
                        select name, metric, mode, runs, started, finished, completed, stopped, failed, best_run, best_name,
                          best_value, best_epoch, best_parameters ->> 'optimizer.learningRate', started_at < last_event_at
                        from sweep where sweep = 'varied'
                        """))
                .containsExactly(List.of(
                        "Rates",
                        "validation_loss",
                        "min",
                        "3",
                        "2",
                        "2",
                        "1",
                        "1",
                        "0",
                        "varied-1",
                        "Run 1",
                        "0.25",
                        "2",
                        "0.01",
                        "t"));
        assertThat(database.query("""
                        select run_id, position, name, parameters ->> 'optimizer.learningRate', status, reason, value, epoch, rank
                        from sweep_run where sweep = 'varied' order by position
                        """))
                .containsExactly(
                        List.of("varied-1", "1", "Run 1", "0.01", "COMPLETED", "because", "0.25", "2", "1"),
                        Arrays.asList("varied-2", "2", "Run 2", "0.1", "STOPPED", "because", null, null, null));
        assertThat(database.query("""
                        select run_id, parameter, value, number from sweep_parameter where sweep = 'varied' order by 1, 2
                        """))
                .containsExactly(
                        Arrays.asList("varied-1", "earlyStopping", null, null),
                        Arrays.asList("varied-1", "model", "{\"type\": \"mlp\"}", null),
                        List.of("varied-1", "optimizer.learningRate", "0.01", "0.01"),
                        Arrays.asList("varied-1", "optimizer.type", "adam", null),
                        List.of("varied-2", "optimizer.learningRate", "0.1", "0.1"));
    }

    @Test
    void aMetricThatOnlyItsPublisherKnowsIsLookedAtToo() throws SQLException {
        FixtureRun run = new FixtureRun("own-1");
        run.add(started(membership("own", 1, 1).setMetric("tiles").setMaximize(true)));
        for (int epoch = 1; epoch <= 3; epoch++) {
            run.add(Event.newBuilder()
                    .setEpochCompleted(
                            EpochCompleted.newBuilder().setEpoch(epoch).putMetrics("tiles", 10 - epoch)));
        }
        store(run);

        assertThat(database.query("select best_value, best_epoch from sweep where sweep = 'own'"))
                .containsExactly(List.of("9", "1"));
    }

    @Test
    void theNewestOpeningEventSaysWhatARunIsPartOf() throws SQLException {
        FixtureRun run = new FixtureRun("moved");
        run.add(started(membership("moved-from", 1, 1).putParameters("seed", "1")));
        run.add(started(membership("moved-to", 2, 2).putParameters("seed", "2")));
        store(run);

        assertThat(database.query("select sweep, number from sweep_parameter where run_id = 'moved'"))
                .containsExactly(List.of("moved-to", "2"));
        assertThat(database.query("select sweep from sweep where sweep like 'moved-%'"))
                .containsExactly(List.of("moved-to"));
    }

    @Test
    void aDeletedRunIsPartOfNothing() throws SQLException {
        FixtureRun run = new FixtureRun("gone-1");
        run.add(started(membership("gone", 1, 1).putParameters("seed", "1")));
        store(run);
        assertThat(database.query("select sweep from sweep where sweep = 'gone'"))
                .hasSize(1);

        run.add(Event.newBuilder().setRunDeleted(RunDeleted.newBuilder().setReason("enough")));
        store(run);

        assertThat(database.query("select sweep from sweep where sweep = 'gone'"))
                .isEmpty();
        assertThat(database.query("select sweep from sweep_parameter where sweep = 'gone'"))
                .isEmpty();
    }

    @Test
    void ofManyRunsOnlyThoseOfTheSweepAreRead() throws SQLException {
        List<Event> events = new ArrayList<>();
        for (int position = 1; position <= 100; position++) {
            FixtureRun run = new FixtureRun("many-" + position);
            run.add(started(membership("many", position, 100).putParameters("seed", String.valueOf(position))));
            for (int epoch = 1; epoch <= 20; epoch++) {
                run.add(epoch(epoch, "validation_loss", 100 - position + 1.0 / epoch));
            }
            events.addAll(run.events());
        }
        new EventStore(database.dataSource()).store(events);

        assertThat(database.query("select best_run, best_epoch, started from sweep where sweep = 'many'"))
                .containsExactly(List.of("many-100", "20", "100"));
        try (Connection connection = database.dataSource().getConnection();
                Statement settings = connection.createStatement()) {
            // In a small table the planner may read all rows though it need not: asked not to, it only does if it must.
            settings.execute("set enable_seqscan = off");
            for (String view : List.of("sweep", "sweep_run", "sweep_parameter")) {
                assertThat(TestDatabase.query(connection, "explain select * from " + view + " where sweep = 'many'")
                                .toString())
                        .as("plan of %s", view)
                        .contains("sweep_id = 'many'")
                        .doesNotContain("Seq Scan on epoch");
            }
        }
    }

    @Test
    void whatWasDoneToARun() throws SQLException {
        new EventStore(database.dataSource()).store(FixtureRun.completed("acted"));
        FixtureRun run = new FixtureRun("acted", 2);
        run.add(Event.newBuilder()
                .setActionTaken(ActionTaken.newBuilder()
                        .setAction("stopped")
                        .setActor("person")
                        .setReason("enough")
                        .setEpoch(2)));
        store(run);

        assertThat(database.query(
                        "select attempt, action, actor, reason, epoch from run_action where run_id = 'acted'"))
                .contains(List.of("2", "stopped", "person", "enough", "2"));
    }

    private void store(FixtureRun run) throws SQLException {
        new EventStore(database.dataSource()).store(run.events());
    }

    private static SweepMembership.Builder membership(String sweep, int position, int runs) {
        return SweepMembership.newBuilder()
                .setSweepId(sweep)
                .setName("Rates")
                .setPosition(position)
                .setRuns(runs)
                .setMetric("validation_loss");
    }

    private static Event.Builder started(SweepMembership.Builder sweep) {
        return Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .setName("Run " + sweep.getPosition())
                        .setSweep(sweep));
    }

    private static Event.Builder epoch(int epoch, String metric, double value) {
        SplitMetrics.Builder split = SplitMetrics.newBuilder()
                .setSplit(metric.startsWith("train") ? Split.SPLIT_TRAIN : Split.SPLIT_VALIDATION)
                .setPass(Pass.PASS_VALIDATION);
        return Event.newBuilder()
                .setEpochCompleted(EpochCompleted.newBuilder()
                        .setEpoch(epoch)
                        .addSplits(
                                metric.endsWith("loss") ? split.setLoss(value) : split.putMetrics("accuracy", value)));
    }

    private static Event.Builder finished(RunStatus status) {
        return Event.newBuilder()
                .setRunFinished(RunFinished.newBuilder().setStatus(status).setReason("because"));
    }
}
