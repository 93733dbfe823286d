package io.epochscope.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.metrics.store.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chaos suite in short: of everything that goes wrong in it once, of the kills of metrics-service two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {

    private static final int EVENTS_A_SECOND = 300;

    /** Nothing here runs for long enough for the better compiler to pay. */
    private static final List<String> SOON_STARTED = List.of("-XX:TieredStopAtLevel=1");

    private ChaosSystem system;
    private ChaosSuite suite;

    @BeforeAll
    void start() throws Exception {
        system = new ChaosSystem(Path.of(".."), SOON_STARTED);
        system.start();
        suite = new ChaosSuite(system, new SplittableRandom(2));
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
    }

    @ParameterizedTest
    @CsvSource({"METRICS_KILLED, 2", "BROKER_KILLED, 1", "POSTGRES_KILLED, 1", "NETWORK_CUT, 1", "REBALANCE, 1"})
    void losesDoublesAndChangesNothing(Fault fault, int times) throws Exception {
        Discrepancies found = suite.strike(fault, times).discrepancies();

        assertThat(found.events()).isPositive();
        assertThat(found).isEqualTo(new Discrepancies(found.events(), 0, 0, 0, 0));
    }

    @Test
    void aTrainingWhoseTrainerIsKilledIsClosedWithTheReason() throws Exception {
        KilledTraining training = killed(AfterDeath.CLOSED);

        assertThat(training.closings())
                .extracting(RunFinished::getStatus, RunFinished::getReason)
                .containsExactly(tuple(RunStatus.RUN_STATUS_FAILED, "the trainer stopped while it was training"));
        assertThat(stored("select status, reason, attempt from run where run_id = ?", training))
                .containsExactly("FAILED, the trainer stopped while it was training, 1");
    }

    @Test
    void aTrainingWhoseTrainerIsKilledGoesOnFromItsLastCheckpointIfItIsToDoSo() throws Exception {
        KilledTraining training = killed(AfterDeath.RESUMED);

        assertThat(training.closings())
                .extracting(RunFinished::getStatus)
                .containsExactly(RunStatus.RUN_STATUS_FAILED, RunStatus.RUN_STATUS_COMPLETED);
        int checkpoint = Integer.parseInt(
                stored("select from_epoch - 1 from run_attempt where run_id = ? and attempt = 2", training)
                        .get(0));
        assertThat(checkpoint).isBetween(1, AfterDeath.RESUMED.epochs() - 1);
        assertThat(training.closings().get(0).getReason())
                .isEqualTo("the trainer stopped while it was training; it goes on after epoch %d as attempt 2"
                        .formatted(checkpoint));
        assertThat(stored("select status, attempt from run where run_id = ?", training))
                .containsExactly("COMPLETED, 2");
        assertThat(stored("select epoch, attempt from run_epoch where run_id = ? order by epoch", training))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, AfterDeath.RESUMED.epochs())
                        .mapToObj(epoch -> epoch + ", " + (epoch <= checkpoint ? 1 : 2))
                        .toList());
    }

    /** One training, of which nothing may be lost, doubled or changed. */
    private KilledTraining killed(AfterDeath after) throws Exception {
        KilledTraining training = suite.killTrainerIn(after, 1).get(0);
        Discrepancies found = training.outcome().discrepancies();
        assertThat(found.events()).isPositive();
        assertThat(found).isEqualTo(new Discrepancies(found.events(), 0, 0, 0, 0));
        return training;
    }

    /** The rows of a query about a training, as text. */
    private List<String> stored(String sql, KilledTraining training) throws SQLException {
        try (Connection connection = system.reader().connect()) {
            return Query.rows(
                    connection,
                    sql,
                    row -> {
                        List<String> columns = new ArrayList<>();
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            columns.add(row.getString(column));
                        }
                        return String.join(", ", columns);
                    },
                    training.last().runId());
        }
    }

    @Test
    void wouldNoticeWhatIsLostDoubledOrDiffering() throws Exception {
        Reconciliation reconciliation = new Reconciliation(system.dataSource());
        Acknowledged account = new Acknowledged();
        try (SteadyPublishing publishing = new SteadyPublishing(
                system.bootstrapServers(), List.of(new SteadyRun("chaos-spoilt")), EVENTS_A_SECOND, account::add)) {
            await().until(() -> account.events().size() > 2 * EVENTS_A_SECOND);
            publishing.end();
        }
        List<Event> acknowledged = account.events();
        assertThat(reconciliation.reconcile(acknowledged))
                .isEqualTo(new Discrepancies(acknowledged.size(), 0, 0, 0, 0));

        spoil("delete from store.patch_scores where scene_key = (%s) and epoch = 1 and chunk = 0");
        spoil("update store.patch_scores set loss[1] = loss[1] + 1 where scene_key = (%s) and epoch = 2 and chunk = 3");
        spoil("""
                insert into store.scene_chunk (scene_key, chunk, attempt, sequence, labels, splits)
                select scene_key, 16, attempt, sequence, labels, splits
                from store.scene_chunk where scene_key = (%s) and chunk = 15
                """);

        Discrepancies found = reconciliation.reconcile(acknowledged);
        assertThat(found.lost()).isEqualTo(1);
        assertThat(found.doubled()).isEqualTo(1);
        assertThat(found.differing()).isEqualTo(2);
        assertThat(found.derived()).isEqualTo(4);
    }

    private void spoil(String sql) throws SQLException {
        try (Connection connection = system.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String scene =
                    "select scene_key from store.run join store.scene using (run_key) where run_id = 'chaos-spoilt'";
            assertThat(statement.executeUpdate(sql.formatted(scene))).isEqualTo(1);
        }
    }
}
