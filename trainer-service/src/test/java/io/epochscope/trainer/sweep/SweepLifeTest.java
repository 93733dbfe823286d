package io.epochscope.trainer.sweep;

import static io.epochscope.trainer.run.TrainerClient.awaitStatus;
import static io.epochscope.trainer.run.TrainerClient.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.Split;
import io.epochscope.trainer.run.PublishedEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Sweeps as people ask for them, and what the events of their runs say. */
@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class SweepLifeTest {

    /** Trains in a moment. */
    private static final String COMMON = """
            "request": {"model": {"type": "mlp", "hidden": [8]}, "epochs": %d, "batchSize": 32, "seed": 7,
              "dataset": {"type": "generated", "samples": 200, "size": 12},
              "watch": {"patches": false, "histogramEpochs": 0, "pictureEpochs": 0}}""";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void trainsEveryRunStopsTheWorseAndNamesTheBest() {
        String location = post("""
                        {"name": "rates", %s, "parameters": {"optimizer.learningRate": [0.01, 0.001, 1e-9]},
                         "stopping": {"after": 2, "least": 2}}""".formatted(COMMON.formatted(4)))
                .statusCode(202)
                .body("name", equalTo("rates"))
                .body("runs.parameters.'optimizer.learningRate'", equalTo(List.of(0.01f, 0.001f, 1e-9f)))
                .body("request.request.seed", equalTo(7))
                .extract()
                .header("Location");
        awaitEnd(location, "COMPLETED");

        JsonPath sweep = get(location);
        List<String> runs = sweep.getList("runs.id");
        assertThat(sweep.getList("runs.status")).containsExactly("COMPLETED", "COMPLETED", "STOPPED");
        assertThat(sweep.getString("runs[2].reason")).startsWith("median stopping: validation_loss was at best ");
        assertThat(sweep.getMap("counts")).containsEntry("completed", 2).containsEntry("stopped", 1);
        assertThat(sweep.getString("best.name")).isEqualTo("rates: learningRate 0.01");
        try (PublishedEvents published = new PublishedEvents(broker)) {
            for (int position = 1; position <= 3; position++) {
                List<Event> events = eventsOf(published, runs.get(position - 1));
                RunStarted started = first(events, Event::hasRunStarted).getRunStarted();
                assertThat(started.getGroup()).isEqualTo("rates");
                assertThat(started.getSweep().getSweepId()).isEqualTo(sweep.getString("id"));
                assertThat(started.getSweep().getPosition()).isEqualTo(position);
                assertThat(started.getSweep().getRuns()).isEqualTo(3);
                assertThat(started.getSweep().getParametersMap())
                        .containsExactly(Map.entry(
                                "optimizer.learningRate",
                                List.of("0.01", "0.001", "1.0E-9").get(position - 1)));
                assertThat(sweep.getDouble("runs[%d].value".formatted(position - 1)))
                        .as("the lowest validation loss of run %d", position)
                        .isEqualTo(lowestValidationLoss(events));
            }
            assertThat(sweep.getDouble("best.value")).isEqualTo(lowestValidationLoss(eventsOf(published, runs.get(0))));
            ActionTaken stopped = first(eventsOf(published, runs.get(2)), Event::hasActionTaken)
                    .getActionTaken();
            assertThat(stopped.getActor()).isEqualTo("median stopping");
            assertThat(stopped.getAction()).isEqualTo("stopped");
            assertThat(stopped.getEpoch()).isEqualTo(2);
            assertThat(stopped.getReason()).isEqualTo(sweep.getString("runs[2].reason"));
        }
        stop(location).statusCode(409).body("detail", containsString("has ended already: it is COMPLETED"));
        given().get("/runs/" + runs.get(0)).then().body("request.optimizer.learningRate", equalTo(0.01f));
    }

    @Test
    void isStoppedAsAWhole() {
        String location = post("{%s, \"parameters\": {\"seed\": [1, 2, 3]}}".formatted(COMMON.formatted(1_000_000)))
                .statusCode(202)
                .extract()
                .header("Location");
        List<String> runs = get(location).getList("runs.id");
        awaitStatus(runs.get(0), "RUNNING");
        assertThat(get(location).getString("status")).isEqualTo("RUNNING");
        given().get("/sweeps?limit=1")
                .then()
                .statusCode(200)
                .body("limit", equalTo(1))
                .body("sweeps[0].id", equalTo(get(location).getString("id")))
                .body("sweeps[0].runs", nullValue());

        stop(location).statusCode(202).body("reason", equalTo("the sweep was stopped on request"));

        awaitEnd(location, "STOPPED");
        assertThat(runs).allSatisfy(run -> assertThat(status(run)).isEqualTo("STOPPED"));
        assertThat(get(location).getList("runs.reason")).containsOnly("the sweep was stopped on request");
        stop(location).statusCode(409);
    }

    @Test
    void queuesNothingIfAnyRunCannotBeTrained() {
        int before = given().get("/runs").path("total");

        post("{\"parameters\": {\"model.dropout\": [0, 2], \"batchsize\": [8]}, \"strategie\": \"grid\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("instance", equalTo("/sweeps"))
                .body("faults.field", hasItem("strategie"))
                .body("faults.accepted", hasItem(containsString("did you mean strategy?")));
        post("{\"parameters\": {\"model.dropout\": [0, 2], \"batchsize\": [8]}}")
                .statusCode(422)
                .body("faults.field", hasItems("parameters.model.dropout[1]", "parameters.batchsize[0]"))
                .body("faults.accepted", hasItem(containsString("did you mean batchSize?")));
        post("{\"parameters\": {\"seed\": {\"from\": 1, \"to\": 101, \"step\": 1}}}")
                .statusCode(422)
                .body("faults.accepted", hasItem(containsString("at most 100 (epochscope.sweeps.most-runs)")));

        assertThat(given().get("/runs").<Integer>path("total")).isEqualTo(before);
    }

    @Test
    void answersOtherErrorsAsProblems() {
        post("[").statusCode(400).contentType("application/problem+json");
        given().get("/sweeps/none").then().statusCode(404).contentType("application/problem+json");
        given().post("/sweeps/none/stop").then().statusCode(404);
        given().get("/sweeps?limit=0").then().statusCode(422);
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .body(containsString("/sweeps/{id}/stop"))
                .body("components.schemas.SweepRequest.required", equalTo(List.of("parameters")));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/sweeps").then();
    }

    private static ValidatableResponse stop(String location) {
        return given().post(location + "/stop").then();
    }

    private static JsonPath get(String location) {
        return given().get(location)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    private static void awaitEnd(String location, String status) {
        await().atMost(Duration.ofMinutes(2)).until(() -> get(location).getString("status"), status::equals);
    }

    private static List<Event> eventsOf(PublishedEvents published, String run) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> published.of(run).stream().anyMatch(Event::hasRunFinished));
        long epochs =
                first(published.of(run), Event::hasRunFinished).getRunFinished().getEpochsCompleted();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> published.of(run).stream()
                                .filter(Event::hasEpochCompleted)
                                .count()
                        == epochs);
        return published.of(run);
    }

    private static Event first(List<Event> events, Predicate<Event> kind) {
        return events.stream().filter(kind).findFirst().orElseThrow();
    }

    private static double lowestValidationLoss(List<Event> events) {
        return events.stream()
                .filter(Event::hasEpochCompleted)
                .flatMap(event -> event.getEpochCompleted().getSplitsList().stream())
                .filter(split -> split.getSplit() == Split.SPLIT_VALIDATION)
                .mapToDouble(split -> split.getLoss())
                .min()
                .orElseThrow();
    }
}
