package io.epochscope.metrics.raterange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.RateRangeRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link RateRangeRun}, asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class RateRangeApiTest {

    @BeforeEach
    void storeRuns() throws SQLException {
        var store = new EventStore(new TestDatabase().dataSource());
        store.store(RateRangeRun.completed("which-rate"));
        store.store(RateRangeRun.withoutSuggestion("no-rate"));
        store.store(FixtureRun.completed("no-test"));
    }

    @Test
    void showsSuggestionsAndSteps() {
        given().get("/runs/which-rate/rate-range")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("COMPLETED"))
                .body("suggestions.method", equalTo(List.of("valley", "minimum", "steepest")))
                .body("suggestions.recommended", equalTo(List.of(true, false, false)))
                .body("suggestions[0].learningRate", equalTo(0.001f))
                .body("steps", hasSize(6))
                .body("steps[3].step", equalTo(4))
                .body("steps[3].learningRate", equalTo(0.01f))
                .body("steps[3].loss", equalTo(1f))
                .body("steps[3].smoothedLoss", equalTo(2f))
                .body("steps[5].loss", equalTo("NaN"));
        given().get("/runs/no-rate/rate-range")
                .then()
                .statusCode(200)
                .body("suggestions", empty())
                .body("steps", hasSize(6));
        given().get("/runs/which-rate/completeness").then().body("status", equalTo("COMPLETE"));
    }

    @Test
    void handsOutTheStepsAsCsv() {
        String csv = given().get("/runs/which-rate/rate-range.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();

        assertThat(csv.lines())
                .hasSize(7)
                .startsWith("step,learningRate,loss,smoothedLoss", "1,1.0E-5,4.0,4.0")
                .endsWith("6,1.0,NaN,NaN");
        assertThat(given().accept("text/csv").get("/runs/which-rate/rate-range").asString())
                .isEqualTo(csv);
    }

    @Test
    void saysWhatIsNotThere() {
        for (String path : List.of("/rate-range", "/rate-range.csv")) {
            given().get("/runs/nobody" + path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("there is no run nobody"));
            given().get("/runs/no-test" + path)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("detail", containsString("run no-test is no rate-range test; its kind is "));
        }
    }
}
