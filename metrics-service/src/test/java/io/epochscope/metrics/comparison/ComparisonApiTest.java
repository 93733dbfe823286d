package io.epochscope.metrics.comparison;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.ListedRun;
import io.epochscope.metrics.fixture.ReportedRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs beside each other asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class ComparisonApiTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final EventStore store = new EventStore(new TestDatabase().dataSource());

    @BeforeEach
    void storeRuns() throws SQLException {
        store.store(new ListedRun("compared-a", "2026-11-01T08:00:00Z")
                .request("{\"epochs\": 3, \"optimizer\": {\"type\": \"adam\", \"learningRate\": 0.1}}")
                .losses(0.5, 0.125, 0.25)
                .events());
        store.store(new ListedRun("compared-b", "2026-11-02T08:00:00Z")
                .request("{\"epochs\": 3, \"optimizer\": {\"type\": \"adam\", \"learningRate\": 0.01}, \"seed\": 7}")
                .losses(0.75, 0.5)
                .events());
        store.store(ReportedRun.completed("compared-hostile"));
    }

    private static Response page(String metric, String... runs) {
        var request = given().queryParam("run", List.of(runs));
        return (metric == null ? request : request.queryParam("metric", metric)).get("/compare");
    }

    @Test
    void laysRunsBesideEachOtherInTheOrderThatTheyBegan() {
        Response page = page(null, "compared-b", "compared-a", "compared-b");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.asString())
                .containsSubsequence(
                        "<a href=\"runs/compared-a/report\">1: compared-a</a>",
                        "<a href=\"runs/compared-b/report\">2: compared-b</a>")
                .contains("\"columns\":[\"epoch\",\"1: compared-a, train\",\"1: compared-a, validation\","
                        + "\"2: compared-b, train\",\"2: compared-b, validation\"]")
                .contains("\"rows\":[[1,null,0.5,null,0.75],[2,null,0.125,null,0.5],[3,null,0.25,null,null]]");
    }

    @Test
    void drawsAnotherMetric() {
        assertThat(page("own", "compared-a", "compared-b").asString())
                .as("of no split")
                .contains("\"rows\":[[1,1.0,null,1.5,null],[2,0.25,null,1.0,null],[3,0.5,null,null,null]]")
                .contains("<option selected>own</option>", "<option>accuracy</option>");
    }

    @Test
    void marksWhatDiffers() {
        String settings = page(null, "compared-a", "compared-b").asString().split("What was asked for", 2)[1];

        assertThat(settings.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .containsSubsequence(
                        "optimizer.learningRate ≠ 0.1 0.01",
                        "seed ≠ – 7",
                        "epochs same 3 3",
                        "optimizer.type same adam adam");
    }

    @Test
    void namesAreText() {
        assertThat(page(null, "compared-a", "compared-hostile").asString())
                .contains("Run &lt;/script&gt;&lt;script&gt;")
                .doesNotContain("<script>globalThis.fired", "<img src=\"x\"");
    }

    @Test
    void refusesWhatIsNoComparison() {
        page(null, "compared-a", "nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no run nowhere"));
        given().get("/compare").then().statusCode(400).body("detail", containsString("must be given 1 to 10 times"));
        page(null, IntStream.range(0, 11).mapToObj(i -> "r" + i).toArray(String[]::new))
                .then()
                .statusCode(400)
                .body("detail", containsString("run is given 11 times"));
        page("los", "compared-a").then().statusCode(400).body("detail", containsString("did you mean loss?"));
    }

    @Test
    void tellsBrowsersOnAPage() {
        Response page =
                given().accept(BROWSER).queryParam("run", "<b>nowhere</b>").get("/compare");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.asString()).contains("there is no run &lt;b&gt;nowhere&lt;/b&gt;", "href=\"./\"");
    }

    @Test
    void isAnsweredOnceUntilSomethingIsOtherwise() {
        String tag = page(null, "compared-a", "compared-b").header("ETag");

        given().header("If-None-Match", tag)
                .queryParam("run", List.of("compared-a", "compared-b"))
                .get("/compare")
                .then()
                .statusCode(304);
    }
}
