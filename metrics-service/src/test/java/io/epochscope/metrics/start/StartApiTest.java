package io.epochscope.metrics.start;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.ListedRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.ReportedRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start page asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class StartApiTest {

    private static final Pattern ROW = Pattern.compile("<tr role=\"row\" data-run=\"([^\"]*)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"\\./([^\"]*)\"");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final EventStore store = new EventStore(new TestDatabase().dataSource());

    @BeforeEach
    void storeRuns() throws SQLException {
        store.store(new ListedRun("listed-good", "2026-11-01T08:00:00Z")
                .model("mlp")
                .tags("keep")
                .losses(0.5, 0.125, 0.25)
                .events());
        store.store(new ListedRun("listed-poor", "2026-11-02T08:00:00Z")
                .model("mlp")
                .losses(0.75)
                .events());
        store.store(ReportedRun.completed("listed-hostile"));
    }

    private static Response page(String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/");
    }

    private static List<String> runs(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return ROW.matcher(page.asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String rowOf(String run, Response page) {
        return page.asString().split("data-run=\"" + run + "\"", 2)[1].split("</tr>", 2)[0];
    }

    @Test
    void hasWhatAListOfRunsIsFor() {
        Response page = page("filter", "run_id = \"listed-good\"");

        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(runs(page)).containsExactly("listed-good");
        assertThat(rowOf("listed-good", page))
                .contains("href=\"runs/listed-good/report\"")
                .contains("<span class=\"tag\">keep</span>")
                .contains("<span class=\"status COMPLETED\">completed</span>")
                .contains("data-epochs=\"1,2,3\"", "data-validation=\"0.5,0.125,0.25\"", "data-train=\",,\"")
                .contains("validation loss 0.125", "epoch 2")
                .contains("2026-11-01 08:00:00 UTC");
    }

    @Test
    void isGuarded() {
        assertThat(page().header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page().header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void namesAreText() {
        assertThat(page("filter", "run_id = \"listed-hostile\"").asString())
                .contains("Run &lt;/script&gt;&lt;script&gt;")
                .doesNotContain("<script>globalThis.fired", "<img src=\"x\"");
        assertThat(page("filter", "\"><script>globalThis.fired = 1</script>").asString())
                .contains("value=\"&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>globalThis.fired");
    }

    @Test
    void findsAndSortsAsTheListOfTheApiDoes() {
        String mine = "run_id in (\"listed-good\", \"listed-poor\")";

        assertThat(runs(page("filter", mine))).containsExactly("listed-poor", "listed-good");
        assertThat(runs(page("filter", mine, "sort", "started_at"))).containsExactly("listed-good", "listed-poor");
        assertThat(runs(page("filter", mine, "sort", "validation_loss"))).containsExactly("listed-good", "listed-poor");
        assertThat(runs(page("filter", "best.validation_accuracy > 0.8 and " + mine)))
                .containsExactly("listed-good");
        assertThat(page("filter", mine, "sort", "started_at").asString()).contains("aria-sort=\"ascending\"");
    }

    @Test
    void anOrBelongsToTheFilterAndNotToTheStatus() throws SQLException {
        store.store(new FixtureRun("listed-begun").opened().epoch(1).events());
        String mine = "run_id = \"listed-good\" or run_id = \"listed-begun\"";

        assertThat(runs(page("filter", mine))).containsExactlyInAnyOrder("listed-good", "listed-begun");
        assertThat(runs(page("filter", mine, "status", "running"))).containsExactly("listed-begun");
        assertThat(runs(page("filter", mine, "status", "completed"))).containsExactly("listed-good");
        assertThat(page("filter", mine, "status", "running").asString())
                .contains("data-refresh=\"5\"")
                .contains("<a class=\"chip\" href=\"./?filter=run_id%20%3D%20%22listed-good%22%20or%20run_id%20%3D"
                        + "%20%22listed-begun%22&amp;status=running\" aria-current=\"true\">Running</a>");
        assertThat(page("filter", mine, "status", "completed").asString()).doesNotContain("data-refresh");
    }

    @Test
    void archivedRunsAreShownIfSomebodyWantsThem() throws SQLException {
        store.store(FixtureRun.completed("listed-away"));
        given().contentType("application/merge-patch+json")
                .body("{\"archived\": true, \"baseline\": true}")
                .patch("/runs/listed-away")
                .then()
                .statusCode(200);
        String mine = "run_id = \"listed-away\"";

        assertThat(page("filter", mine).asString()).contains("No run is like that");
        Response shown = page("filter", mine, "archived", "any");
        assertThat(runs(shown)).containsExactly("listed-away");
        assertThat(rowOf("listed-away", shown))
                .contains("<span class=\"mark\">baseline</span>", "<span class=\"mark\">archived</span>");
    }

    @Test
    void marksWhereAFilterIsWrong() {
        Response page = page("filter", "status == \"FAILED\"");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).isNotNull();
        assertThat(page.asString())
                .contains("value=\"status == &quot;FAILED&quot;\"", "aria-invalid=\"true\"")
                .contains("filter, character 9: found =; accepted: ")
                .contains("status =<mark>=</mark> &quot;FAILED&quot;");
    }

    @ParameterizedTest
    @CsvSource({"sort, nmae", "status, lost", "archived, maybe", "cursor, x"})
    void saysWhichParameterIsWrong(String parameter, String value) {
        Response page = page(parameter, value);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString()).contains("role=\"alert\"").containsPattern("<p>" + parameter + "\\b");
    }

    @Test
    void goesOnFromPageToPage() throws SQLException {
        Instant first = Instant.parse("2026-10-01T00:00:00Z");
        for (int i = 0; i < 30; i++) {
            store.store(new ListedRun(
                            "paged-%02d".formatted(i), first.plusSeconds(i).toString())
                    .events());
        }

        Response one = page("filter", "run_id ~ \"paged-*\"", "sort", "run_id");
        assertThat(runs(one)).hasSize(25).startsWith("paged-00").endsWith("paged-24");
        assertThat(one.asString()).contains("30 runs");
        Matcher next = NEXT.matcher(one.asString());
        assertThat(next.find()).isTrue();

        Response two = given().urlEncodingEnabled(false).get("/" + next.group(1).replace("&amp;", "&"));
        assertThat(runs(two)).containsExactly("paged-25", "paged-26", "paged-27", "paged-28", "paged-29");
        assertThat(two.asString()).contains("First page").doesNotContain("rel=\"next\"");
    }

    @Test
    void isAnsweredOnceUntilARunOnItIsOtherwise() {
        String mine = "run_id = \"listed-good\"";
        String tag = page("filter", mine).header("ETag");
        given().queryParam("filter", mine)
                .header("If-None-Match", tag)
                .get("/")
                .then()
                .statusCode(304)
                .header("Cache-Control", "no-cache");

        given().contentType("application/merge-patch+json")
                .body("{\"tags\": [\"keep\", \"" + System.nanoTime() + "\"]}")
                .patch("/runs/listed-good")
                .then()
                .statusCode(200);

        assertThat(page("filter", mine).header("ETag")).isNotEqualTo(tag);
        given().contentType("application/merge-patch+json")
                .body("{\"tags\": null}")
                .patch("/runs/listed-good");
    }

    @Test
    void saysWhatIsWrongWithARun() throws Exception {
        try (var publisher = new Publisher(bootstrapServers)) {
            publisher.send(new ListedRun("listed-broken", "2026-11-03T08:00:00Z")
                    .losses(0.5, Double.NaN)
                    .events());
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                page("filter", "run_id = \"listed-broken\"").asString())
                        .contains(
                                "<a href=\"runs/listed-broken/report#findings\"><span class=\"severity error\">error"));
        assertThat(rowOf("listed-broken", page("filter", "run_id = \"listed-broken\"")))
                .contains("finding", "first: ");
    }
}
