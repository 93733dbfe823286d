package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Task;
import io.epochscope.grafana.panel.Dashboard;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run of which nothing comes any more, wherever a status is shown, beside one that goes on. */
class StalledRunTest {

    private static ReadDatabase database;

    @BeforeAll
    static void store() throws SQLException {
        database = ReadDatabase.emptied();
        for (String run : List.of("silent", "goes-on")) {
            database.store(new FixtureJudgement(run)
                    .started(Task.TASK_CLASSIFICATION, List.of("a", "b"))
                    .epoch(1)
                    .events());
        }
        database.execute("""
                insert into store.finding (run_key, rule, subject_kind, subject, first_epoch, last_epoch, open, severity,
                  title, message, advice, fields, dashboard, panel, figures, opened_at, updated_at)
                select run_key, 'stalled', 'run', '', 1, 1, true, 2, 'Stalled', '', '', '{}', 'epochscope-curves', 'Loss',
                  '{}', now(), now()
                from store.run;
                insert into store.run_judgement (run_key, judged_event_at) select run_key, last_event_at from store.run;
                update store.run set last_event_at = now() where run_id = 'goes-on';
                """);
    }

    @Test
    void runs() throws SQLException {
        assertThat(rows("epochscope-runs", "Runs", "silent"))
                .extracting(row -> row.get("run") + " " + row.get("status"))
                .containsExactlyInAnyOrder("silent STALLED", "goes-on RUNNING");
        assertThat(rows("epochscope-runs", "Runs", "silent"))
                .filteredOn(row -> row.get("run").equals("silent"))
                .extracting(row -> row.get("duration"))
                .as("until its last event, as nobody knows for how long it went on")
                .containsExactly(0.0);
        assertThat(rows("epochscope-runs", "Runs by status", "silent"))
                .singleElement()
                .satisfies(counts ->
                        assertThat(counts).containsEntry("stalled", 1L).containsEntry("running", 1L));
    }

    @Test
    void curves() throws SQLException {
        assertThat(rows("epochscope-curves", "Where the run stands", "silent"))
                .extracting(row -> row.get("status"))
                .containsExactly("STALLED");
    }

    @Test
    void testSplit() throws SQLException {
        assertThat(rows("epochscope-classification", "The test split", "silent"))
                .extracting(row -> row.get("judged"))
                .containsExactly("not yet: nothing comes of the run any more");
        assertThat(rows("epochscope-classification", "The test split", "goes-on"))
                .extracting(row -> row.get("judged"))
                .containsExactly("not yet: the run is still on");
    }

    private static List<Map<String, Object>> rows(String uid, String title, String run) throws SQLException {
        String sql = Dashboard.all().stream()
                .filter(dashboard -> dashboard.uid().equals(uid))
                .flatMap(dashboard -> dashboard.askingPanels().stream())
                .filter(panel -> panel.title().equals(title))
                .findFirst()
                .orElseThrow()
                .sql();
        return database.rows(Choices.none().with("run", run).in(sql));
    }
}
