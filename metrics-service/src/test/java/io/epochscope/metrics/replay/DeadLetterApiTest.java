package io.epochscope.metrics.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What could not be stored, over REST. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class DeadLetterApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EPOCHS = "training.epochs";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final TestDatabase database = new TestDatabase();
    private final EventCodec codec = new EventCodec();

    @Test
    void whatIsNoEventIsShownAndStaysADeadLetter() throws Exception {
        byte[] value = "no event".getBytes(StandardCharsets.UTF_8);
        try (Publisher publisher = new Publisher(bootstrapServers)) {
            publisher.send(EPOCHS, "odd key", value, Map.of("odd", "header"));
        }
        String key = Base64.getEncoder().encodeToString("odd key".getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().queryParam("topic", EPOCHS)
                        .get("/dead-letters")
                        .then()
                        .statusCode(200)
                        .body("findAll { it.bytes == 8 && it.runId == null }", hasSize(1)));
        int id = given().queryParam("topic", EPOCHS)
                .get("/dead-letters")
                .path("find { it.bytes == 8 && it.runId == null }.id");

        given().get("/dead-letters/" + id)
                .then()
                .statusCode(200)
                .body("letter.reason", notNullValue())
                .body("key", equalTo(key))
                .body("value", equalTo(Base64.getEncoder().encodeToString(value)))
                .body(
                        "headers.odd",
                        equalTo(Base64.getEncoder().encodeToString("header".getBytes(StandardCharsets.UTF_8))))
                .body("event", nullValue());
        given().post("/dead-letters/" + id + "/replay")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("dead letter " + id + " still cannot be stored: "));
        given().get("/dead-letters/" + id).then().body("letter.replayedAt", nullValue());
    }

    @Test
    void whatCanBeStoredNowIsStoredOnce() throws Exception {
        var run = new FixtureRun("replayed").opened().epoch(1).closed();
        Event epoch = run.events().stream()
                .filter(Event::hasEpochCompleted)
                .findFirst()
                .orElseThrow();
        new EventStore(database.dataSource())
                .store(run.events().stream()
                        .filter(event -> !event.equals(epoch))
                        .toList());
        long id = putAside("replayed", epoch, 1);
        given().get("/runs/replayed/epochs").then().body("", hasSize(0));

        given().get("/dead-letters/" + id)
                .then()
                .body("event.runId", equalTo("replayed"))
                .body("letter.sequence", equalTo((int) epoch.getSequence()));
        for (int i = 0; i < 2; i++) {
            given().post("/dead-letters/" + id + "/replay")
                    .then()
                    .statusCode(200)
                    .body("runId", equalTo("replayed"))
                    .body("replayedAt", notNullValue());
        }

        given().get("/runs/replayed/epochs").then().body("", hasSize(1));
        given().queryParam("run", "replayed").get("/dead-letters").then().body("", hasSize(0));
        given().queryParam("run", "replayed")
                .queryParam("replayed", "true")
                .get("/dead-letters")
                .then()
                .body("id", equalTo(List.of((int) id)));
        assertThat(database.query(
                        "select stored, missing, dead_lettered from run_completeness where run_id = 'replayed' and topic = ?",
                        EPOCHS))
                .allSatisfy(row -> assertThat(row.get(2)).isEqualTo("0"));
    }

    @Test
    void listsPageByPage() throws Exception {
        Event event = new FixtureRun("paged").opened().events().get(0);
        long[] ids = {putAside("paged", event, 11), putAside("paged", event, 12), putAside("paged", event, 13)};

        Response first =
                given().queryParam("run", "paged").queryParam("limit", "2").get("/dead-letters");

        first.then().body("id", equalTo(List.of((int) ids[2], (int) ids[1])));
        String link = first.header("Link");
        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .body("id", equalTo(List.of((int) ids[0])))
                .header("Link", nullValue());
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        given().get("/dead-letters?limit=0")
                .then()
                .statusCode(400)
                .body("detail", equalTo("limit is \"0\", but must be a whole number from 1 to 1000"));
        given().get("/dead-letters?before=x")
                .then()
                .statusCode(400)
                .body("detail", equalTo("before is \"x\", but must be a whole number, 1 or more"));
        given().get("/dead-letters?replayed=perhaps")
                .then()
                .statusCode(400)
                .body("detail", containsString("one of false, true, any"));
        for (String id : List.of("0", "nothing", "99999999999999999999")) {
            given().get("/dead-letters/" + id)
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("there is no dead letter " + id));
            given().post("/dead-letters/" + id + "/replay").then().statusCode(404);
        }
    }

    /** As one that was refused by a service that has been mended since. */
    private long putAside(String run, Event event, long offset) throws SQLException {
        return Long.parseLong(database.query(
                        """
                        insert into store.dead_letter
                          (recorded_at, reason, topic, partition, record_offset, record_timestamp, record_key, record_value,
                            headers, run_id, attempt, sequence)
                        values (now(), 'refused by a test', ?, 77, ?, now(), ?, ?, '{}', ?, 1, ?)
                        returning dead_letter_id
                        """,
                        EPOCHS,
                        offset,
                        run.getBytes(StandardCharsets.UTF_8),
                        codec.encode(event),
                        run,
                        event.getSequence())
                .get(0)
                .get(0));
    }
}
