package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import io.epochscope.grafana.panel.Dashboard;
import io.epochscope.grafana.panel.Panel;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What to change first of runs with which much, little or nothing is wrong, on Findings and on Runs. */
class MainCauseTest {

    private static ReadDatabase database;

    @BeforeAll
    static void store() throws SQLException {
        database = ReadDatabase.emptied();
        database.store(new FixtureJudgement("begun")
                .started(Task.TASK_CLASSIFICATION, List.of("a", "b"))
                .events());
        for (String run : List.of("well", "noticed", "wrong", "over")) {
            database.store(new FixtureJudgement(run)
                    .started(Task.TASK_CLASSIFICATION, List.of("a", "b"))
                    .epoch(1, FixtureJudgement.split(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 2, 5, 0, 0, 5))
                    .events());
        }
        database.execute("""
                insert into store.finding (run_key, rule, subject_kind, subject, first_epoch, last_epoch, open, severity,
                  title, message, advice, fields, dashboard, panel, figures, opened_at, updated_at, explained_by,
                  main_cause)
                select run_key, rule, 'layer', subject, 1, 1, open, severity, title, 'It is so.', 'Do so.', '{}',
                  'epochscope-curves', 'Loss', '{}', now(), now(), explained_by, main_cause
                from store.run
                join (values
                  ('noticed', 'plateau', '', true, 1::smallint, 'Plateau', null, false),
                  ('wrong', 'divergence', '', true, 3, 'Divergence', 'initialisation', false),
                  ('wrong', 'plateau', '', true, 1, 'Plateau', 'initialisation', false),
                  ('wrong', 'initialisation', '01Linear', true, 2, 'Bad beginning', null, true),
                  ('over', 'loss-surge', '', false, 2, 'Loss surge', null, true),
                  ('over', 'plateau', '', true, 1, 'Plateau', null, false)
                ) finding (run_id, rule, subject, open, severity, title, explained_by, main_cause)
                  on finding.run_id = run.run_id
                """);
    }

    @Test
    void saysInWordsThatNothingIsWrong() throws SQLException {
        assertThat(first("begun"))
                .containsEntry("severity", null)
                .containsEntry("change first", "Nothing to judge yet")
                .containsEntry("what to try", null);
        assertThat(first("well"))
                .containsEntry("severity", "good")
                .containsEntry("change first", "Nothing is wrong")
                .containsEntry("symptoms", null);
        assertThat(first("noticed"))
                .containsEntry("severity", "notice")
                .containsEntry("change first", "Nothing has to change");
    }

    @Test
    void namesTheMainCauseAndCountsItsSymptoms() throws SQLException {
        assertThat(first("wrong"))
                .containsEntry("severity", "warning")
                .containsEntry("change first", "Bad beginning, layer 01Linear")
                .containsEntry("what happened", "It is so.")
                .containsEntry("what to try", "Do so.")
                .containsEntry("symptoms", 2L);
    }

    @Test
    void symptomsAreListedLastWithTheirCause() throws SQLException {
        assertThat(rows("epochscope-findings", "What was found, and what to try", "wrong"))
                .extracting(row -> row.get("finding"), row -> row.get("explained by"))
                .containsExactly(
                        tuple("Bad beginning", null),
                        tuple("Divergence", "symptom of Bad beginning"),
                        tuple("Plateau", "symptom of Bad beginning"));
    }

    @Test
    void runsNameItBesideTheGravestSeverityThatStillHolds() throws SQLException {
        assertThat(rows("epochscope-runs", "Runs", "any"))
                .filteredOn(row -> !row.get("run").equals("begun"))
                .extracting(row -> row.get("run"), row -> row.get("findings"))
                .containsExactlyInAnyOrder(
                        tuple("well", "none"),
                        tuple("noticed", "1 notice"),
                        tuple("wrong", "error: Bad beginning"),
                        tuple("over", "1 notice"));
    }

    private static Map<String, Object> first(String run) throws SQLException {
        List<Map<String, Object>> rows = rows("epochscope-findings", "What to change first", run);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static List<Map<String, Object>> rows(String dashboard, String title, String run) throws SQLException {
        Panel panel = Dashboard.all().stream()
                .filter(each -> each.uid().equals(dashboard))
                .flatMap(each -> each.askingPanels().stream())
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
        return database.rows(Choices.none().with("run", run).in(panel.sql()));
    }
}
