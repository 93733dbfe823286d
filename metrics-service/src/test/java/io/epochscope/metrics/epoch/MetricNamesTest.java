package io.epochscope.metrics.epoch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user may call a metric what something else is called already. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class MetricNamesTest {

    private final TestDatabase database = new TestDatabase();

    private void store(String run) throws SQLException {
        EpochCompleted.Builder epoch = EpochCompleted.newBuilder()
                .setEpoch(1)
                .addSplits(SplitMetrics.newBuilder()
                        .setSplit(Split.SPLIT_VALIDATION)
                        .setPass(Pass.PASS_VALIDATION)
                        .setSamples(4)
                        .setLoss(0.5)
                        .putMetrics("loss", 9)
                        .putMetrics("iou", 0.25))
                .putMetrics("validation_iou", 0.75);
        new EventStore(database.dataSource())
                .store(List.of(new FixtureRun(run).add(Event.newBuilder().setEpochCompleted(epoch))));
    }

    @Test
    void theLossOfASplitIsTheOneThatItSaysApartFromItsMetrics() throws SQLException {
        store("own-loss");

        assertThat(database.query(
                        "select split, metric, value from epoch_metric where run_id = ? and metric = 'loss'",
                        "own-loss"))
                .containsExactly(List.of("validation", "loss", "0.5"));
        given().get("/runs/own-loss/epochs").then().statusCode(200).body("metrics.validation.loss", contains(0.5f));
    }

    @Test
    void metricsWhoseColumnsHaveTheSameNameKeepTheirOwnValues() throws SQLException {
        store("own-column");

        List<String> csv =
                given().get("/runs/own-column/epochs.csv").asString().lines().toList();
        assertThat(csv.get(0)).endsWith(",validation_iou,validation_loss,validation_iou");
        assertThat(csv.get(1)).endsWith(",0.25,0.5,0.75");
    }
}
