package io.epochscope.metrics.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.RegressionRun;
import io.epochscope.metrics.fixture.ReportedRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class ReportApiTest {

    private static final Pattern SECTION = Pattern.compile("<section id=\"([a-z]+)\"");

    private static final Pattern MARKED = Pattern.compile("Marked: ([^<]*)\\.<");

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());

    @BeforeEach
    void storeRuns() throws SQLException {
        store.store(ReportedRun.completed("reported"));
        store.store(RegressionRun.completed("predicting"));
        store.store(new FixtureRun("just-begun").opened().events());
    }

    private static String page(String run) {
        return given().get("/runs/" + run + "/report")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .extract()
                .asString();
    }

    private static List<String> sections(String run) {
        return SECTION.matcher(page(run)).results().map(found -> found.group(1)).toList();
    }

    @Test
    void hasASectionForAllThatTheRunHas() {
        assertThat(sections("reported"))
                .containsSubsequence(
                        "summary",
                        "curves",
                        "patches",
                        "worst",
                        "dynamics",
                        "distributions",
                        "network",
                        "classification",
                        "mistakes",
                        "hyperparameters",
                        "environment")
                .doesNotContain("residuals");
    }

    @Test
    void leavesOutWhatTheRunHasNot() {
        assertThat(sections("predicting"))
                .contains("summary", "curves", "patches", "worst", "residuals")
                .doesNotContain("classification", "mistakes", "network", "distributions", "environment");
        assertThat(sections("just-begun")).containsExactly("summary", "hyperparameters", "environment");
    }

    @Test
    void saysSoWhileTheRunIsInProgress() {
        assertThat(page("just-begun")).contains("This run is in progress");
        assertThat(page("reported")).doesNotContain("This run is in progress");
    }

    @Test
    void namesAreText() {
        assertThat(page("reported"))
                .contains("<h1>Run &lt;/script&gt;")
                .doesNotContain("<script>globalThis.fired", "<img src=\"x\"");
    }

    @Test
    void curvesSayWhichEpochsAreMarked() {
        assertThat(marked("reported")).isNotEmpty().containsOnly("best at epoch 2");
        assertThat(marked("just-begun")).isEmpty();
    }

    private static List<String> marked(String run) {
        return MARKED.matcher(page(run)).results().map(found -> found.group(1)).toList();
    }

    @Test
    void linksToEveryScore() {
        assertThat(page("reported")).contains("/runs/reported/scenes/field/scores.csv?epoch=last&amp;pass=each\"");
    }

    @Test
    void isAnsweredOnceUntilSomethingIsOtherwise() {
        String tag = tag("reported");
        given().header("If-None-Match", tag).get("/runs/reported/report").then().statusCode(304);
        given().get("/runs/reported/report").then().header("Cache-Control", "no-cache");

        given().contentType("application/merge-patch+json")
                .body("{\"notes\": \"Looked at\"}")
                .patch("/runs/reported")
                .then()
                .statusCode(200);

        assertThat(tag("reported")).as("what people say is on the page").isNotEqualTo(tag);
        assertThat(page("reported")).contains("Looked at");
    }

    private static String tag(String run) {
        return given().get("/runs/" + run + "/report").then().extract().header("ETag");
    }

    @Test
    void thereIsNoneOfARunThatIsNotThere() {
        given().get("/runs/nowhere/report")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no run nowhere"));
    }
}
