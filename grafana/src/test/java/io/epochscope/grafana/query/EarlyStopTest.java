package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.Task;
import io.epochscope.grafana.panel.Dashboard;
import io.epochscope.grafana.panel.Panel;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The loss marks the epoch that the run itself calls best, and where the run was stopped. */
class EarlyStopTest {

    private static ReadDatabase database;

    @BeforeAll
    static void store() throws SQLException {
        database = ReadDatabase.emptied();
        database.store(run("early")
                .acted("stopped early", "early stopping", 3)
                .finished(RunFinished.newBuilder()
                        .setStatus(RunStatus.RUN_STATUS_COMPLETED)
                        .setReason("stopped early: validation_accuracy has not improved on 0.9 of epoch 1")
                        .setBestEpoch(1)
                        .setBestMetric("validation_accuracy")
                        .setBestValue(0.9))
                .events());
        database.store(run("asked")
                .acted("stopped", "person", 2)
                .finished(RunFinished.newBuilder()
                        .setStatus(RunStatus.RUN_STATUS_STOPPED)
                        .setReason("stopped early: I know why"))
                .events());
        database.store(run("still running").acted("noted", "person", 2).events());
    }

    @Test
    void theBestEpochIsTheRunsOwn() throws SQLException {
        assertThat(marks("early", "best")).containsExactly("1: 1.5");
    }

    @Test
    void withoutOneItIsThatOfTheLowestValidationLoss() throws SQLException {
        assertThat(marks("asked", "best")).containsExactly("2: 0.75");
        assertThat(marks("still running", "best")).containsExactly("2: 0.75");
    }

    @Test
    void theLastEpochBeforeAStopIsMarked() throws SQLException {
        assertThat(marks("early", "stopped")).containsExactly("3: 1.0");
        assertThat(marks("asked", "stopped")).containsExactly("2: 0.75");
        assertThat(marks("still running", "stopped")).isEmpty();
    }

    private static FixtureJudgement run(String name) {
        return new FixtureJudgement(name)
                .started(Task.TASK_CLASSIFICATION, List.of())
                .epoch(1, validation(1.5))
                .epoch(2, validation(0.75))
                .epoch(3, validation(1.0));
    }

    private static SplitMetrics validation(double loss) {
        return SplitMetrics.newBuilder()
                .setSplit(Split.SPLIT_VALIDATION)
                .setPass(Pass.PASS_VALIDATION)
                .setSamples(4)
                .setLoss(loss)
                .build();
    }

    /** Epoch and value of each. */
    private static List<String> marks(String run, String column) throws SQLException {
        Panel loss = Dashboard.all().stream()
                .filter(dashboard -> dashboard.uid().equals("epochscope-curves"))
                .flatMap(dashboard -> dashboard.askingPanels().stream())
                .filter(panel -> panel.title().equals("Loss"))
                .findFirst()
                .orElseThrow();
        return database.rows(Choices.none().with("run", run).in(loss.sql())).stream()
                .filter((Map<String, Object> row) -> row.get(column) != null)
                .map(row -> row.get("epoch") + ": " + row.get(column))
                .toList();
    }
}
