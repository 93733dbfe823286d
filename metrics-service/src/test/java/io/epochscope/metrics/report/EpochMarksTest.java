package io.epochscope.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.Event;
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

/** The epochs that a report's curves mark; where no service judges meanwhile. */
class EpochMarksTest {

    @TempDir
    static Path folder;

    private static SeparateDatabase server;

    private TestDatabase database;
    private EventStore store;
    private EpochMarks marks;

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
        store = new EventStore(database.dataSource());
        marks = new EpochMarks(database.dataSource());
    }

    @Test
    void theBestEpochIsMarked() throws SQLException {
        store.store(FixtureRun.completed("best"));

        assertThat(marks.of("best")).containsExactly(new Mark(2, "best", false));
    }

    @Test
    void whileItTrainsTheLowestLossIsTheBest() throws SQLException {
        store.store(new FixtureRun("best-so-far").opened().epoch(1).epoch(2).events());

        assertThat(marks.of("best-so-far"))
                .singleElement()
                .isEqualTo(new Mark(
                        Integer.parseInt(database.query(
                                        "select epoch from run_epoch where run_id = ? order by validation_loss limit 1",
                                        "best-so-far")
                                .get(0)
                                .get(0)),
                        "best",
                        false));
    }

    @Test
    void nothingIsMarkedBeforeTheFirstEpoch() throws SQLException {
        store.store(new FixtureRun("unmarked").opened().events());

        assertThat(marks.of("unmarked")).isEmpty();
    }

    @Test
    void resumedStoppedAndFoundAreMarked() throws SQLException {
        store.store(FixtureRun.completed("marked"));
        FixtureRun resumed = new FixtureRun("marked", 2);
        resumed.add(Event.newBuilder()
                .setAttemptStarted(AttemptStarted.newBuilder().setFromEpoch(3).setReason("requested")));
        resumed.add(Event.newBuilder()
                .setActionTaken(ActionTaken.newBuilder()
                        .setAction("stopped")
                        .setActor("person")
                        .setReason("enough")
                        .setEpoch(4)));
        store.store(resumed.events());
        find("marked", "plateau", 1, 2);
        find("marked", "overfitting", 3, 3);
        find("marked", "good-fit", 4, 0);

        assertThat(marks.of("marked"))
                .containsExactly(
                        new Mark(1, "finding", true),
                        new Mark(2, "best", false),
                        new Mark(3, "finding, resumed", true),
                        new Mark(4, "stopped", false));
    }

    private void find(String run, String rule, int epoch, int severity) throws SQLException {
        List<List<String>> found = database.query("""
                insert into store.finding (run_key, rule, subject_kind, subject, first_epoch, last_epoch, open, severity,
                  title, message, advice, fields, dashboard, panel, figures, opened_at, updated_at)
                select run_key, ?, 'run', '', ?, ?, true, ?, '', '', '', '{}', '', '', '{}', now(), now()
                from store.run where run_id = ?
                returning 1
                """, rule, epoch, epoch, severity, run);
        assertThat(found).hasSize(1);
    }
}
