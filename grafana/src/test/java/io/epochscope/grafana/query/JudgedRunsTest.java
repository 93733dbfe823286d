package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import io.epochscope.grafana.panel.Dashboard;
import io.epochscope.grafana.panel.Panel;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Classifiers of one class, of many, without names, and with classes that are never predicted. */
class JudgedRunsTest {
    private static final int MANY = 1000;

    private static ReadDatabase database;

    @BeforeAll
    static void store() throws SQLException {
        database = ReadDatabase.emptied();
        database.store(FixtureJudgement.classifier());
        database.store(new FixtureJudgement("alone")
                .started(Task.TASK_CLASSIFICATION, List.of())
                .epoch(1, FixtureJudgement.split(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 1, 5))
                .finished(RunStatus.RUN_STATUS_STOPPED)
                .events());
        long[] counts = new long[MANY * MANY];
        for (int i = 0; i < MANY; i++) {
            counts[i * MANY + i] = 10;
        }
        counts[7 * MANY + 990] = 4;
        database.store(new FixtureJudgement("many")
                .started(Task.TASK_CLASSIFICATION, List.of())
                .epoch(1, FixtureJudgement.split(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, MANY, counts))
                .events());
    }

    @Test
    void aClassThatIsNeverPredictedHasNoPrecisionAndANoteThatSaysSo() throws SQLException {
        Map<String, Object> never = rows("Classification report", of(FixtureJudgement.CLASSIFIER, 2)).stream()
                .filter(row -> row.get("class").equals("never"))
                .findFirst()
                .orElseThrow();

        assertThat(never)
                .containsEntry("precision", null)
                .containsEntry("recall", 0.0)
                .containsEntry("note", "never predicted");
    }

    @Test
    void classesAreChosenByNamesThatWouldBreakWhatDoesNotQuote() throws SQLException {
        Choices choices = of(FixtureJudgement.CLASSIFIER, 2).with("true_class", "<b>B</b>");

        assertThat(variable("true_index", choices)).containsExactly(Map.of("__text", "<b>B</b>", "__value", "1"));
        assertThat(rows("Classes that are mixed up most", choices.with("true_index", "1")))
                .containsExactly(Map.of(
                        "true class",
                        "<b>B</b>",
                        "taken for",
                        "it's \"A\"",
                        "samples",
                        1L,
                        "share of the class",
                        0.25));
    }

    @Test
    void oneClassIsAMatrixOfOneCell() throws SQLException {
        assertThat(rows("Confusion matrix, ${split:text} split, epoch $at: samples", of("alone", 1)))
                .containsExactly(Map.of("true", "0", "predicted", "0", "samples", 5L, "share", 1.0));
        assertThat(rows("The whole matrix", of("alone", 1)))
                .extracting(cell -> cell.get("share"))
                .containsExactly(1.0, null);
    }

    @Test
    void aStoppedRunSaysWhyThereAreNoFiguresOfTheTestSplit() throws SQLException {
        assertThat(rows("The test split", of("alone", 1)))
                .singleElement()
                .extracting(row -> row.get("judged"))
                .isEqualTo("no: the run was stopped");
    }

    @Test
    void manyClassesShowThoseWithMostMistakesAndTheWholeInBands() throws SQLException {
        List<Map<String, Object>> cells =
                rows("Confusion matrix, ${split:text} split, epoch $at: samples", of("many", 1));
        List<Map<String, Object>> bands = rows("The whole matrix", of("many", 1));

        assertThat(cells)
                .hasSize(25 * 25)
                .contains(Map.of("true", "7", "predicted", "990", "samples", 4L, "share", 4 / 14.0));
        assertThat(bands).hasSize(63 * 63).contains(Map.of("predicted", 976, "true", "0 – 15", "share", 4 / 164.0));
        assertThat(rows("Error rate of each class", of("many", 1))).hasSize(40);
        assertThat(rows("Classification report", of("many", 1))).hasSize(MANY + 3);
    }

    private static Choices of(String run, int epoch) {
        return Choices.none()
                .with("run", run)
                .with("split", "validation")
                .with("epoch", "last")
                .with("at", String.valueOf(epoch))
                .with("pass", "validation");
    }

    private static List<Map<String, Object>> rows(String title, Choices choices) throws SQLException {
        Panel panel = classification().askingPanels().stream()
                .filter(each -> each.title().startsWith(title))
                .findFirst()
                .orElseThrow();
        return database.rows(choices.in(panel.sql()));
    }

    private static List<Map<String, Object>> variable(String name, Choices choices) throws SQLException {
        Dashboard.QueryVariable variable = classification().queryVariables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return database.rows(choices.in(variable.sql()));
    }

    private static Dashboard classification() {
        return Dashboard.all().stream()
                .filter(dashboard -> dashboard.uid().equals("epochscope-classification"))
                .findFirst()
                .orElseThrow();
    }
}
