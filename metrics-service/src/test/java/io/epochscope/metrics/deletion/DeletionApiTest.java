package io.epochscope.metrics.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.ListedRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a request to the last row and the topic, with a real broker and a real database. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class DeletionApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final EventCodec codec = new EventCodec();
    private final TestDatabase database = new TestDatabase();
    private Publisher publisher;

    @BeforeEach
    void open() {
        publisher = new Publisher(bootstrapServers);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void deletesARunOfWhichEventsStillCome() throws Exception {
        List<Event> events = FixtureRun.completed("deleted-by-request");
        publisher.send(events);
        awaitStored("deleted-by-request", "COMPLETED");

        given().delete("/runs/deleted-by-request").then().statusCode(202);
        given().get("/runs/deleted-by-request").then().statusCode(404);
        given().get("/runs/deleted-by-request/epochs").then().statusCode(404);
        given().delete("/runs/deleted-by-request")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no run deleted-by-request"));
        publisher.send(events);
        publisher.send(FixtureRun.completed("after-deletion"));
        awaitStored("after-deletion", "COMPLETED");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                database.query("select from store.deleted_run_key where run_id = 'deleted-by-request'"))
                        .isEmpty());
        assertThat(database.query("select from store.run where run_id = 'deleted-by-request'"))
                .isEmpty();
        assertThat(toldOf("deleted-by-request")).singleElement().satisfies(event -> {
            assertThat(event.getRunDeleted().getReason()).isEqualTo("on request");
            assertThat(event.getAttempt()).isEqualTo(1);
        });
    }

    @Test
    void aRunInProgressIsDeletedOnlyByForce() throws Exception {
        publisher.send(
                new ListedRun("in-progress", Instant.now().toString()).open().events());
        awaitStored("in-progress", "RUNNING");
        given().delete("/runs/in-progress")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("POST /runs/in-progress/stop"))
                .body("detail", containsString("force=true"));
        given().delete("/runs/in-progress?force=perhaps")
                .then()
                .statusCode(400)
                .body("detail", containsString("force is \"perhaps\", but must be true or false"));
        given().get("/runs/in-progress").then().statusCode(200);
        given().delete("/runs/in-progress?force=true").then().statusCode(202);
        given().get("/runs/in-progress").then().statusCode(404);
    }

    private List<Event> toldOf(String run) {
        return publisher.read(Topic.RUNS.topicName()).stream()
                .map(each -> {
                    try {
                        return codec.decode(each.value(), EventCodec.BINARY);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .filter(event -> event.getRunId().equals(run) && event.hasRunDeleted())
                .toList();
    }

    private static void awaitStored(String run, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get("/runs/" + run).then().statusCode(200).body("status", equalTo(status)));
    }
}
