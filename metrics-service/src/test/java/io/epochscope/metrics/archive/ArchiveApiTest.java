package io.epochscope.metrics.archive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.RunContent;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Archives, asked for and given over HTTP, with a real broker and a real database. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class ArchiveApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final TestDatabase database = new TestDatabase();

    @Test
    void aDeletedRunIsBack() throws Exception {
        List<Event> events = FixtureRun.completed("archived");
        new EventStore(database.dataSource()).store(events);
        given().contentType("application/json")
                .body("{\"name\": \"Said\", \"tags\": [\"keep\"]}")
                .patch("/runs/archived")
                .then()
                .statusCode(200);
        RunContent contents = new RunContent(database);
        List<String> content = contents.of("archived");
        byte[] archive = exported("archived");
        posted(archive)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo("run archived is here already; delete it first"));

        given().delete("/runs/archived").then().statusCode(202);
        posted(archive)
                .statusCode(201)
                .header("Location", endsWith("/runs/archived"))
                .body("runId", equalTo("archived"))
                .body("epochs", equalTo(2))
                .body("stepSeries", equalTo(1))
                .body("notTaken", equalTo(Map.of()));

        // The sweep of its former self tells the topic of a deletion that is over.
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(database.query("select from store.deleted_run_key where run_id = 'archived'"))
                                .isEmpty());
        assertThat(withoutImport(contents.of("archived"))).isEqualTo(content);
        try (var publisher = new Publisher(bootstrapServers)) {
            // On the same partition, behind the deletion.
            publisher.send(new FixtureRun("archived", 2).closed().events());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/runs/archived").then().body("attempt", equalTo(2)));
        given().get("/runs/archived")
                .then()
                .statusCode(200)
                .body("name", equalTo("Said"))
                .body("lastEpoch", equalTo(2));
        given().get("/runs/archived/scenes/samples").then().statusCode(200);
        // The deletion is none of the run's events: these have sequences, all of them.
        given().get("/runs/archived/export/metrics.csv").then().statusCode(200).header("ETag", notNullValue());
    }

    private static List<String> withoutImport(List<String> rows) {
        return rows.stream().filter(row -> !row.startsWith("run_import ")).toList();
    }

    @Test
    void isAFileThatMayBeAnotherOneEachTime() throws Exception {
        new EventStore(database.dataSource()).store(FixtureRun.completed("handed-out"));
        given().get("/runs/handed-out/export/archive.zip")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", equalTo("attachment; filename=\"handed-out-archive.zip\""))
                .header("Cache-Control", equalTo("no-store"))
                .header("ETag", nullValue());
        ArchiveContent content = ArchiveContent.of(exported("handed-out"));
        assertThat(content.files().keySet()).startsWith(Manifest.FILE, "run.csv", "run_note.csv");
        assertThat(content.files().get(Manifest.FILE))
                .matches("\\{\"format\":1,\"storageVersion\":\"\\d+\",\"runId\":\"handed-out\","
                        + "\"exportedAt\":\"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\"}");
        given().get("/runs/nobody/export/archive.zip")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no run nobody"));
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        posted("no archive".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("the archive is no ZIP, broken off or damaged"));
        // More of it than is read before it is refused.
        posted(new byte[8 << 20]).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void bodiesThatAreNoFilesAreShort() throws Exception {
        new EventStore(database.dataSource()).store(FixtureRun.completed("short-bodies"));
        String tooLong = "{\"notes\": \"" + "x".repeat(1 << 20) + "\"}";
        given().contentType("application/json")
                .body(tooLong)
                .patch("/runs/short-bodies")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", equalTo("the body has more than 1048576 bytes, the most that is taken here"));
        given().contentType("application/json")
                .body(tooLong)
                .post("/alerts")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        given().contentType("application/json")
                .body("{\"notes\": \"" + "x".repeat(20_000) + "\"}")
                .patch("/runs/short-bodies")
                .then()
                .statusCode(200);
    }

    private static byte[] exported(String run) {
        return given().get("/runs/" + run + "/export/archive.zip")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse posted(byte[] archive) {
        return given().contentType("application/zip")
                .body(archive)
                .post("/runs/import/archive")
                .then();
    }
}
