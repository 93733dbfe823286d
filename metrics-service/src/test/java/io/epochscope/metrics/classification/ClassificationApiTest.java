package io.epochscope.metrics.classification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a classifier was judged, asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class ClassificationApiTest {

    @BeforeEach
    void storeRun() throws SQLException {
        new EventStore(new TestDatabase().dataSource()).store(FixtureRun.completed("judged"));
    }

    @Test
    void showsReportMatrixAndPairs() {
        given().get("/runs/judged/epochs/last/classification")
                .then()
                .statusCode(200)
                .body("epoch", equalTo(2))
                .body("split", equalTo("validation"))
                .body("summary.accuracy", equalTo(0.75f))
                .body("summary.classesPredicted", equalTo(2))
                .body("report.label", equalTo(List.of("zero", "one", "accuracy", "macro avg", "weighted avg")))
                .body("report[1].recall", equalTo(0.5f))
                .body("report[2].precision", nullValue())
                .body("cells", hasSize(3))
                .body("pairs", hasSize(1))
                .body("pairs[0].trueName", equalTo("one"))
                .body("pairs[0].predictedName", equalTo("zero"))
                .body("pairs[0].shareOfTrue", equalTo(0.5f));
        given().get("/runs/judged/epochs/1/classification?split=train")
                .then()
                .statusCode(200)
                .body("epoch", equalTo(1))
                .body("split", equalTo("train"));
    }

    @Test
    void saysWhatIsWrongOrNotThere() {
        Map<String, Integer> status = Map.of(
                "/runs/judged/epochs/last/classification?split=test", 404,
                "/runs/judged/epochs/7/classification", 404,
                "/runs/nobody/epochs/1/classification", 404,
                "/runs/judged/epochs/newest/classification", 400,
                "/runs/judged/epochs/1/classification?split=all", 400);
        status.forEach((path, expected) ->
                given().get(path).then().statusCode(expected).contentType("application/problem+json"));
        given().get("/runs/judged/epochs/7/classification")
                .then()
                .body("detail", containsString("of epoch 7; there are those of 2 epochs between 1 and 2: 1, 2"));
        given().get("/runs/judged/epochs/1/classification?split=all")
                .then()
                .body("detail", containsString("split is \"all\", but must be one of train, validation, test"));
    }
}
