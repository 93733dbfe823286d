package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.SeparateDatabase;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was found to be silent, in the views; where no service judges meanwhile. */
class StalledViewsTest {

    @TempDir
    static Path folder;

    private static SeparateDatabase server;

    private TestDatabase database;

    @BeforeAll
    static void start() throws IOException {
        server = new SeparateDatabase(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() {
        database = server.open();
    }

    @Test
    void isStalledWhileTheFindingHolds() throws SQLException {
        store(started("silent"));
        assertThat(status("silent")).isEqualTo("RUNNING");

        find("silent");
        assertThat(status("silent")).isEqualTo("STALLED");

        database.query("update store.finding set open = false, withdrawn = true where run_key = "
                + "(select run_key from store.run where run_id = 'silent') returning 1");
        assertThat(status("silent")).isEqualTo("RUNNING");
    }

    @Test
    void anEventBringsTheStatusBackBeforeTheRunIsJudgedAgain() throws SQLException {
        FixtureRun run = started("goes-on");
        store(run);
        find("goes-on");
        assertThat(status("goes-on")).isEqualTo("STALLED");

        run.add(Event.newBuilder().setAttemptStarted(AttemptStarted.newBuilder().setFromEpoch(1)));
        store(run);

        assertThat(status("goes-on")).isEqualTo("RUNNING");
        assertThat(database.query("select open from finding where run_id = 'goes-on'"))
                .containsExactly(List.of("t"));
    }

    @Test
    void whatTheTrainerSaidIsTheStatusOfARunThatHasEnded() throws SQLException {
        FixtureRun run = started("closed");
        run.add(Event.newBuilder().setRunFinished(RunFinished.newBuilder().setStatus(RunStatus.RUN_STATUS_FAILED)));
        store(run);
        find("closed");

        assertThat(status("closed")).isEqualTo("FAILED");
    }

    @Test
    void aStalledRunOfASweepHasNotEnded() throws SQLException {
        FixtureRun run = new FixtureRun("stalled-of-sweep");
        run.add(Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .setKind("training")
                        .setSweep(SweepMembership.newBuilder()
                                .setSweepId("with-stalled")
                                .setPosition(1)
                                .setRuns(2)
                                .setMetric("validation_loss"))));
        store(run);
        find("stalled-of-sweep");

        assertThat(database.query("select status from sweep_run where sweep = 'with-stalled'"))
                .containsExactly(List.of("STALLED"));
        assertThat(database.query("select started, finished from sweep where sweep = 'with-stalled'"))
                .containsExactly(List.of("1", "0"));
    }

    private static FixtureRun started(String run) {
        FixtureRun events = new FixtureRun(run);
        events.add(Event.newBuilder().setRunStarted(RunStarted.newBuilder().setKind("training")));
        return events;
    }

    private void store(FixtureRun run) throws SQLException {
        new EventStore(database.dataSource()).store(run.events());
    }

    private String status(String run) throws SQLException {
        return database.query("select status from run where run_id = ?", run)
                .get(0)
                .get(0);
    }

    private void find(String run) throws SQLException {
        database.query("""
                insert into store.finding (run_key, rule, subject_kind, subject, first_epoch, last_epoch, open, severity,
                  title, message, advice, fields, dashboard, panel, figures, opened_at, updated_at)
                select run_key, 'stalled', 'run', '', 0, 0, true, 2, '', '', '', '{}', '', '', '{}', now(), now()
                from store.run where run_id = ?
                returning 1
                """, run);
        database.query("""
                insert into store.run_judgement (run_key, judged_event_at)
                select run_key, last_event_at from store.run where run_id = ?
                returning 1
                """, run);
    }
}
