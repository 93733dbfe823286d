package io.epochscope.metrics.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.DeadLetter;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.RunContent;
import io.epochscope.metrics.fixture.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topics to the answers, with a real broker and a real database. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class IngestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

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
    void storesARunAndProvesItComplete() throws Exception {
        publisher.send(FixtureRun.completed("complete"));
        awaitStatus("complete", "COMPLETE");

        new EventStore(database.dataSource()).store(FixtureRun.completed("stored-directly"));
        var content = new RunContent(database);
        assertThat(content.of("complete")).isEqualTo(content.of("stored-directly"));

        given().get("/runs/complete/completeness")
                .then()
                .body("attempts[0].attempt", equalTo(1))
                .body("attempts[0].topics.topic", hasItem("training.patches"))
                .body("attempts[0].topics.find { it.topic == 'training.patches' }.published", equalTo(18))
                .body("attempts[0].topics.find { it.topic == 'training.patches' }.stored", equalTo(18))
                .body("attempts[0].topics.find { it.topic == 'training.patches' }.missing", equalTo(List.of()));
        given().get("/runs/complete")
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETED"))
                .body("request.epochs", equalTo(2))
                .body("testLoss", nullValue());
        given().get("/runs/complete/epochs").then().statusCode(200).body("trainLoss", equalTo(List.of(1.0f, 0.5f)));
        given().get("/runs").then().statusCode(200).body("runId", hasItem("complete"));
    }

    @Test
    void keepsTellingWhatIsMissing() throws Exception {
        List<Event> events = FixtureRun.completed("open");
        publisher.send(events.subList(0, events.size() - 1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/runs/open").then().statusCode(200));
        given().get("/runs/open/completeness").then().body("status", equalTo("OPEN"));

        List<Event> gap = FixtureRun.completed("gap");
        publisher.send(gap.stream()
                .filter(event -> !event.hasPatchScores() || event.getSequence() < 10 || event.getSequence() > 11)
                .toList());
        awaitStatus("gap", "INCOMPLETE");
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/runs/gap/completeness")
                        .then()
                        .body(
                                "attempts[0].topics.find { it.topic == 'training.patches' }.missing",
                                equalTo(List.of(Map.of("from", 10, "to", 11)))));

        publisher.send(FixtureRun.completed("unnumbered").stream()
                .map(event -> event.toBuilder().clearSequence().build())
                .toList());
        awaitStatus("unnumbered", "NOT_PROVABLE");
    }

    @Test
    void putsRecordsThatAreNoEventAsideAndGoesOn() throws Exception {
        byte[] garbage = {(byte) 0xff, (byte) 0xfe, 3, 0, 7};
        publisher.send("training.epochs", "garbage", garbage, Map.of("from", "a test"));
        Event misplaced = new FixtureRun("misplaced").opened().events().get(0);
        publisher.send("training.epochs", "misplaced", codec.encode(misplaced), Map.of());
        publisher.send(FixtureRun.completed("after-poison"));
        Event json = new FixtureRun("json").opened().events().get(0);
        publisher.send("training.runs", "json", codec.encodeJson(json), Map.of("content-type", "application/json"));

        awaitStatus("after-poison", "COMPLETE");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get("/runs/json").then().statusCode(200).body("name", equalTo("Fixture")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                database.query(
                                        "select record_bytes from dead_letter where topic = 'training.epochs' and reason like 'not a Protobuf event%'"))
                        .contains(List.of("5")));

        DeadLetter letter = letterWithKey("garbage");
        assertThat(letter.getValue().toByteArray()).isEqualTo(garbage);
        assertThat(letter.getTopic()).isEqualTo("training.epochs");
        assertThat(letter.getReason()).startsWith("not a Protobuf event");
        assertThat(letter.getHeadersOrThrow("from").toStringUtf8()).isEqualTo("a test");
        assertThat(letterWithKey("misplaced").getReason()).contains("belongs on topic training.runs");
        assertThat(database.query(
                        "select topic, dead_lettered_sequences from run_completeness where run_id = 'misplaced'"))
                .containsExactly(List.of("training.epochs", "{[1,2)}"));
    }

    @Test
    void findsTheOneEventOfABatchThatCannotBeStored() throws Exception {
        List<Event> events = FixtureRun.completed("other-grid");
        publisher.send(events.stream()
                .map(event -> event.hasPatchScores() && event.getSequence() == 18 ? withGridOfOtherSize(event) : event)
                .toList());
        awaitStatus("other-grid", "INCOMPLETE");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                database.query(
                                        "select stored, dead_lettered_sequences from run_completeness where run_id = 'other-grid' and topic = 'training.patches'"))
                        .containsExactly(List.of("17", "{[18,19)}")));
        assertThat(database.query("select reason from dead_letter where run_id = 'other-grid'"))
                .singleElement()
                .asString()
                .contains("grid of scene");
    }

    @Test
    void answersErrorsAsProblems() {
        given().get("/runs/nobody/completeness")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404))
                .body("detail", containsString("nobody"));
        given().get("/runs/nobody").then().statusCode(404).contentType("application/problem+json");
        given().get("/runs/nobody/epochs").then().statusCode(404).contentType("application/problem+json");
        for (String limit : List.of("0", "1001", "many")) {
            given().get("/runs?limit=" + limit)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString("limit"));
        }
    }

    @Test
    void countsWhatItDoes() throws Exception {
        publisher.send(FixtureRun.completed("counted"));
        awaitStatus("counted", "COMPLETE");
        String meters = given().get("/q/metrics").asString();
        assertThat(meters)
                .contains("epochscope_ingest_rows_total{table=\"patch_scores\"")
                .contains("epochscope_ingest_events_total{topic=\"training.patches\"")
                .contains("epochscope_ingest_batch_seconds_count")
                .contains("epochscope_ingest_retries_total")
                .contains("kafka_consumer_fetch_manager_records_lag_max{");
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/swagger-ui").then().statusCode(200);
        assertThat(given().get("/q/openapi").asString()).contains("/runs/{id}/completeness");
    }

    @Test
    void tellsHowManyEventsWaitToBeStored() throws Exception {
        publisher.send(FixtureRun.completed("lagging"));
        awaitStatus("lagging", "COMPLETE");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                database.query(
                                        "select topic, sum(lag) from consumer_lag where topic like 'training.%' group by topic order by topic"))
                        .containsExactly(
                                List.of("training.epochs", "0"),
                                List.of("training.histograms", "0"),
                                List.of("training.patches", "0"),
                                List.of("training.pictures", "0"),
                                List.of("training.runs", "0")));
    }

    private static Event withGridOfOtherSize(Event event) {
        var changed = event.toBuilder();
        changed.getPatchScoresBuilder().getGridBuilder().setRows(4);
        // The last chunk has another height then.
        changed.getPatchScoresBuilder()
                .addLoss(1)
                .addPTrue(0.5f)
                .addPPredicted(0.5f)
                .addPredicted(0);
        return changed.build();
    }

    private DeadLetter letterWithKey(String key) throws Exception {
        for (var letter : publisher.read(Topic.DEAD_LETTERS.topicName())) {
            if (new String(letter.key(), StandardCharsets.UTF_8).equals(key)) {
                return codec.decode(letter.value(), null).getDeadLetter();
            }
        }
        throw new AssertionError("There is no dead letter with key " + key);
    }

    private static void awaitStatus(String run, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/runs/" + run + "/completeness")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo(status)));
    }
}
