package io.epochscope.metrics.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.ListedRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingServices.class)
class RunApiTest {

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());

    @Test
    void whatAPersonSaysWinsAndStays() throws SQLException {
        store.store(FixtureRun.completed("noted"));
        patch("noted", """
                        {"name": "The one", "tags": ["keep", "größe", "keep"], "notes": "# Why\\n*because*", "baseline": true}
                        """)
                .statusCode(200)
                .body("name", equalTo("The one"))
                .body("tags", equalTo(List.of("keep", "größe")))
                .body("notes", equalTo("# Why\n*because*"))
                .body("baseline", equalTo(true))
                .body("archived", equalTo(false));
        // The opening event again, and that of another attempt.
        store.store(FixtureRun.completed("noted"));
        store.store(new FixtureRun("noted", 2).opened().events());
        given().get("/runs/noted")
                .then()
                .body("name", equalTo("The one"))
                .body("tags", equalTo(List.of("keep", "größe")))
                .body("baseline", equalTo(true));
        assertThat(database.query("select name, tags, notes, baseline, archived from run where run_id = 'noted'"))
                .containsExactly(List.of("The one", "{keep,größe}", "# Why\n*because*", "t", "f"));

        patch("noted", "{\"name\": null, \"tags\": null, \"baseline\": null}")
                .statusCode(200)
                .body("name", equalTo("Fixture"))
                .body("tags", equalTo(List.of("fixture")))
                .body("notes", equalTo("# Why\n*because*"))
                .body("baseline", equalTo(false));
        patch("noted", "{\"tags\": [], \"notes\": null}")
                .body("tags", equalTo(List.of()))
                .body("notes", nullValue());
        patch("noted", "{}").statusCode(200).body("name", equalTo("Fixture"));
    }

    @Test
    void theTagChangesWithEveryChange() throws SQLException {
        store.store(FixtureRun.completed("tagged"));
        String before = given().get("/runs/tagged").header("ETag");
        given().header("If-None-Match", before).get("/runs/tagged").then().statusCode(304);
        String after = patch("tagged", "{\"notes\": \"seen\"}").extract().header("ETag");
        assertThat(after).isNotEqualTo(before);
        given().header("If-None-Match", before)
                .get("/runs/tagged")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(after))
                .body("notes", equalTo("seen"));
    }

    @Test
    void namesAllFaultsAtOnce() throws SQLException {
        store.store(FixtureRun.completed("faulty"));
        patch("faulty", """
                        {"nmae": "x", "tags": ["a", 3], "notes": 5, "baseline": "yes", "archived": true, "name": " "}
                        """)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", equalTo("nmae, tags, notes, baseline, name are wrong"))
                .body("faults.field", equalTo(List.of("nmae", "tags", "notes", "baseline", "name")))
                .body("faults[0].accepted", allOf(containsString("archived"), containsString("did you mean name?")))
                .body("faults[1].value", equalTo("[\"a\",3]"))
                .body("faults[2].accepted", containsString("20000"));
        given().get("/runs/faulty").then().body("archived", equalTo(false));
        for (String wrong : List.of(
                "{\"name\": \"" + "x".repeat(201) + "\"}",
                "{\"name\": \"a\\nb\"}",
                "{\"notes\": \"a\\u0000b\"}",
                "{\"notes\": \"\\ud800\"}",
                "{\"notes\": \"" + "x".repeat(20_001) + "\"}",
                "{\"tags\": \"a\"}",
                "{\"tags\": [\"\"]}",
                "{\"tags\": [null]}")) {
            patch("faulty", wrong).statusCode(422).body("faults", hasSize(1));
        }
        for (String unreadable : List.of("", "[]", "null", "{", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}")) {
            patch("faulty", unreadable).statusCode(400).contentType("application/problem+json");
        }
        given().contentType("text/plain")
                .body("{}")
                .patch("/runs/faulty")
                .then()
                .statusCode(415);
        given().contentType("application/merge-patch+json")
                .body("{\"name\": \"größe\"}".getBytes(StandardCharsets.ISO_8859_1))
                .patch("/runs/faulty")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        patch("nobody", "{\"name\": \"x\"}").statusCode(404).body("detail", equalTo("there is no run nobody"));
    }

    @Test
    void listsWhatIsAskedForPageByPage() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            store.store(new ListedRun("listed-" + i, "2026-10-0%dT00:00:00Z".formatted(i))
                    .model("100% \"net\"")
                    .losses(1.0 / i)
                    .events());
        }
        patch("listed-3", "{\"archived\": true}").statusCode(200);
        String filter = "model = '100% \\\"net\\\"' and metric.validation_loss < 1";
        Response first = given().queryParam("filter", filter)
                .queryParam("sort", "-metric.validation_loss")
                .queryParam("fields", "name,validationLoss")
                .queryParam("limit", "2")
                .get("/runs");
        first.then()
                .statusCode(200)
                .header("X-Total-Count", "3")
                .body("runId", equalTo(List.of("listed-2", "listed-4")))
                .body("[0].keySet()", hasSize(3))
                .body("[0].validationLoss", equalTo(0.5f));
        String link = first.header("Link");
        assertThat(link).startsWith("<http").endsWith(">; rel=\"next\"");
        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .header("X-Total-Count", "3")
                .header("Link", nullValue())
                .body("runId", equalTo(List.of("listed-5")));

        given().queryParam("filter", filter)
                .queryParam("archived", "any")
                .get("/runs")
                .then()
                .header("X-Total-Count", "4");
        given().queryParam("filter", filter)
                .queryParam("archived", "true")
                .get("/runs")
                .then()
                .body("runId", equalTo(List.of("listed-3")));
        given().queryParam("filter", "model = 'no such model'")
                .get("/runs")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "0")
                .body("", hasSize(0));
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        refuses("filter", "modle = 'x'", "filter, character 1: found modle; accepted: ");
        refuses("filter", "model = '\u0000'", "filter, character 9");
        refuses("sort", "-modle", "sort, character 2: found modle");
        refuses("archived", "maybe", "archived is \"maybe\", but must be one of false, true, any");
        refuses("fields", "nmae", "did you mean name?");
        refuses("cursor", "x", "cursor");
    }

    private static void refuses(String parameter, String value, String part) {
        given().queryParam(parameter, value)
                .get("/runs")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(part));
    }

    private static ValidatableResponse patch(String run, String body) {
        return given().contentType("application/merge-patch+json; charset=UTF-8")
                .body(body)
                .patch("/runs/" + run)
                .then();
    }
}
