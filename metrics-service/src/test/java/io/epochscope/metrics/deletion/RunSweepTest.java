package io.epochscope.metrics.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunDeleted;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.NetworkRun;
import io.epochscope.metrics.fixture.RegressionRun;
import io.epochscope.metrics.fixture.SeparateDatabase;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSweepTest {

    /** Tables whose rows do not go with the row of their run by themselves. */
    private static final String LARGE_TABLES = """
            select columns.table_name, columns.column_name
            from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = 'store' and table_type = 'BASE TABLE'
              and column_name in ('run_key', 'scene_key')
              and table_name not in ('run', 'deleted_run_key')
              and not exists (
                select from pg_constraint
                where conrelid = ('store.' || table_name)::regclass
                  and confrelid = 'store.run'::regclass
                  and confdeltype = 'c'
              )
            """;

    @TempDir
    private static Path folder;

    private static SeparateDatabase server;

    private final TestDatabase database = server.open();
    private final EventStore store = new EventStore(database.dataSource());
    private final RunRemoval removal = new RunRemoval(database.dataSource());
    private final List<DeletedRun> told = new ArrayList<>();
    private final RunSweep sweep = new RunSweep(database.dataSource(), told::add);

    @BeforeAll
    static void start() throws IOException {
        server = new SeparateDatabase(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void leavesNothingBehindOfAnyTable() throws Exception {
        for (List<Event> events : List.of(
                FixtureRun.completed("swept"),
                NetworkRun.completed("swept-network"),
                RegressionRun.completed("swept-values"))) {
            String run = events.get(0).getRunId();
            store.store(events);
            String key = keyOf(run);
            List<String> scenes = scenesOf(run);
            assertThat(leftOf(key, scenes)).isNotEmpty();

            assertThat(removal.remove(run, "enough")).isTrue();
            sweepAll();

            assertThat(leftOf(key, scenes)).isEmpty();
            assertThat(told)
                    .extracting(DeletedRun::runId, DeletedRun::attempt, DeletedRun::reason)
                    .contains(tuple(run, 1, "enough"));
        }
    }

    @Test
    void nobodySeesItFromTheFirstMomentOn() throws Exception {
        store.store(FixtureRun.completed("unseen"));
        assertThat(removal.remove("unseen", "enough")).isTrue();
        for (List<String> view : database.query("""
                        select table_name from information_schema.columns
                        join information_schema.views using (table_schema, table_name)
                        where table_schema = 'public' and column_name = 'run_id'
                        """)) {
            assertThat(database.query("select from %s where run_id = 'unseen'".formatted(view.get(0))))
                    .as(view.get(0))
                    .isEmpty();
        }
        assertThat(removal.remove("unseen", "again")).isFalse();
        assertThat(removal.remove("never-there", "enough")).isFalse();
        assertThat(database.query("select from store.deleted_run where run_id = 'never-there'"))
                .isEmpty();
        sweepAll();
    }

    @Test
    void eventsThatStillComeDoNotBringItBack() throws Exception {
        List<Event> events = FixtureRun.completed("still-coming");
        store.store(events.subList(0, 20));
        String key = keyOf("still-coming");
        List<String> scenes = scenesOf("still-coming");
        ExecutorService publisher = Executors.newSingleThreadExecutor();
        try {
            Future<?> publishing = publisher.submit(() -> {
                for (int i = 20; i < events.size(); i++) {
                    storeAgainIfDeletedMeanwhile(events.subList(i, i + 1));
                }
                return null;
            });
            assertThat(removal.remove("still-coming", "enough")).isTrue();
            sweepAll();
            publishing.get();
        } finally {
            publisher.shutdown();
        }
        store.store(events);
        sweepAll();
        assertThat(leftOf(key, scenes)).isEmpty();
        assertThat(database.query("select from store.run where run_id = 'still-coming'"))
                .isEmpty();
    }

    /** As the consumer does. */
    private void storeAgainIfDeletedMeanwhile(List<Event> events) throws SQLException {
        try {
            store.store(events);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("40001");
            store.store(events);
        }
    }

    @Test
    void goesOnWhereAnotherOneEnded() throws Exception {
        store.store(FixtureRun.completed("restarted"));
        String key = keyOf("restarted");
        List<String> scenes = scenesOf("restarted");
        removal.remove("restarted", "enough");
        for (int i = 0; i < 12; i++) {
            assertThat(sweep.step()).isTrue();
        }
        assertThat(leftOf(key, scenes)).isNotEmpty();
        int gone = partsGone(key);
        assertThat(gone).isPositive();

        List<DeletedRun> toldLater = new ArrayList<>();
        var next = new RunSweep(database.dataSource(), toldLater::add);
        assertThat(next.step()).isTrue();
        assertThat(partsGone(key)).isGreaterThanOrEqualTo(gone);
        while (next.step()) {
            assertThat(toldLater).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(leftOf(key, scenes)).isEmpty();
        assertThat(toldLater).extracting(DeletedRun::runId).contains("restarted");
    }

    @Test
    void tellsLaterWhatCannotBeToldNow() throws Exception {
        store.store(FixtureRun.completed("untold"));
        String key = keyOf("untold");
        removal.remove("untold", "enough");
        var withoutBroker = new RunSweep(database.dataSource(), run -> {
            throw new IllegalStateException("the broker is away");
        });
        assertThatThrownBy(() -> {
                    while (withoutBroker.step()) {
                        assertThat(told).isEmpty();
                    }
                })
                .hasMessage("the broker is away");
        assertThat(partsGone(key)).isEqualTo(RunPart.ALL.size());
        sweepAll();
        assertThat(told).extracting(DeletedRun::runId).contains("untold");
    }

    @Test
    void whatTheTopicSaidIsNotToldAgain() throws Exception {
        store.store(FixtureRun.completed("from-topic"));
        store.store(List.of(Event.newBuilder()
                .setRunId("from-topic")
                .setAttempt(1)
                .setRunDeleted(RunDeleted.newBuilder().setReason("by another one"))
                .build()));
        sweepAll();
        assertThat(told).extracting(DeletedRun::runId).doesNotContain("from-topic");
        assertThat(database.query("select from store.deleted_run_key where run_id = 'from-topic'"))
                .isEmpty();
    }

    @Test
    void picturesThatAnotherRunShowsStay() throws Exception {
        store.store(FixtureRun.completed("shows-too"));
        store.store(FixtureRun.completed("showed"));
        removal.remove("showed", "enough");
        sweepAll();
        assertThat(database.query("select png is null from picture where run_id = 'shows-too'"))
                .containsExactly(List.of("f"));
    }

    private void sweepAll() throws SQLException {
        boolean swept = true;
        while (swept) {
            swept = sweep.step();
        }
    }

    private String keyOf(String run) throws SQLException {
        return database.query("select run_key from store.run where run_id = ?", run)
                .get(0)
                .get(0);
    }

    private List<String> scenesOf(String run) throws SQLException {
        return database
                .query("select scene_key from store.scene join store.run using (run_key) where run_id = ?", run)
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    private int partsGone(String key) throws SQLException {
        return Integer.parseInt(database.query("select parts_gone from store.deleted_run_key where run_key = " + key)
                .get(0)
                .get(0));
    }

    private List<String> leftOf(String key, List<String> scenes) throws SQLException {
        List<String> left = new ArrayList<>();
        for (List<String> table : database.query(LARGE_TABLES)) {
            String keys = table.get(1).equals("run_key") ? key : String.join(", ", scenes);
            if (!keys.isEmpty()) {
                database.query("select '%1$s' from store.%1$s where %2$s in (%3$s) limit 1"
                                .formatted(table.get(0), table.get(1), keys))
                        .forEach(row -> left.add(row.get(0)));
            }
        }
        return left;
    }
}
