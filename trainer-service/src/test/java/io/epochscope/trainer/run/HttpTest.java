package io.epochscope.trainer.run;

import static io.epochscope.trainer.run.TrainerClient.TINY;
import static io.epochscope.trainer.run.TrainerClient.post;
import static io.epochscope.trainer.run.TrainerClient.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.backing.test.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class HttpTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void namesEachFieldThatIsWrong() {
        post("{\"model\": {\"type\": \"lstm\"}, \"optimizer\": {\"learningRate\": -1}}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:epochscope:problem:invalid"))
                .body("status", equalTo(422))
                .body("instance", equalTo("/runs"))
                .body("faults.field", hasItems("model.type", "optimizer.learningRate"))
                .body("faults.value", hasItems("lstm", "-1.0"))
                .body("faults.accepted", hasItems("one of cnn, mlp, resnet, unet", "a number greater than 0"));
    }

    @Test
    void namesTheEntryOfAListThatIsWrong() {
        post("{\"corrections\": [{\"scene\": \"samples\", \"row\": 0, \"column\": 1, \"action\": \"weight\", \"weight\": -2}]}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.field", equalTo(List.of("corrections[0].weight")))
                .body("faults.value", equalTo(List.of("-2.0")))
                .body("faults.accepted", hasItem(containsString("greater than or equal to 0")));
    }

    @Test
    void namesTheLossesThatFit() {
        post("{\"dataset\": {\"type\": \"generated-regression\"}, \"loss\": {\"type\": \"cross_entropy\"}}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.field", equalTo(List.of("loss.type")))
                .body("faults.accepted", hasItem(containsString("one of mse, mae, huber")));
        post("{\"loss\": {\"type\": \"mae\"}}")
                .statusCode(422)
                .body("faults.accepted", hasItem(containsString("one of cross_entropy, which fit")));
        post("{\"dataset\": {\"type\": \"generated-regression\"}, \"loss\": {\"type\": \"mse\", \"delta\": 2}}")
                .statusCode(422)
                .body("faults.field", equalTo(List.of("loss.delta")));
        post("{\"loss\": {\"type\": \"hinge\"}}")
                .statusCode(422)
                .body("faults.accepted", hasItem("one of cross_entropy, mse, mae, huber"));
    }

    @Test
    void refusesClassesForNumbersAndTablesThatAreNotThere() {
        post("{\"dataset\": {\"type\": \"generated-regression\"}, \"corrections\": [{\"scene\": \"samples\", \"row\": 0,"
                        + " \"column\": 1, \"action\": \"relabel\", \"class\": 1}]}")
                .statusCode(422)
                .body("faults.field", equalTo(List.of("corrections[0].action")))
                .body("faults.accepted", hasItem(containsString("exclude or weight")));
        post("{\"dataset\": {\"type\": \"csv\", \"file\": \"nowhere.csv\", \"target\": \"y\"}}")
                .statusCode(422)
                .body("faults.field", equalTo(List.of("dataset.file")))
                .body("faults.accepted", hasItem(containsString("there is no file")));
    }

    @Test
    void answersInUtf8WhatIsNotToBeWrittenInIt() {
        post("{\"name\": \"\\ud83d\", \"\\udc00\": 1}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.field", hasItems("name", "?"));
    }

    @Test
    void saysWhereABodyIsNotJson() {
        post("").statusCode(400).contentType(PROBLEM).body("detail", containsString("must be a JSON object"));
        post("{\"epochs\": 3,\n").statusCode(400).contentType(PROBLEM).body("detail", containsString("line 2"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /runs/none, 404",
        "POST, /runs/none/stop, 404",
        "GET, /runs/none/progress, 404",
        "GET, /runs/none/model, 404",
        "GET, /nothing, 404",
        "DELETE, /runs, 405",
        "GET, /runs?limit=0, 422",
        "GET, /runs?offset=x, 422",
    })
    void answersEveryErrorAsAProblem(String method, String path, int status) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status));
    }

    @Test
    void takesJsonOnly() {
        given().contentType(ContentType.TEXT)
                .body(TINY)
                .post("/runs")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void streamsProgressUntilTheRunHasEnded() throws JsonProcessingException {
        String id = submit(TINY);
        String stream = given().get("/runs/" + id + "/progress")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .extract()
                .asString();

        List<String> data = stream.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()))
                .toList();
        JsonNode first = new ObjectMapper().readTree(data.get(0));
        JsonNode last = new ObjectMapper().readTree(data.get(data.size() - 1));
        assertThat(first.get("runId").asText()).isEqualTo(id);
        assertThat(first.get("validationLoss").isNull()).isTrue();
        assertThat(last.get("status").asText()).isEqualTo("COMPLETED");
        assertThat(last.get("epoch").asInt()).isEqualTo(2);
        assertThat(last.get("validationLoss").isNumber()).isTrue();
        assertThat(stream).contains("\"epoch\":1,\"epochs\":2,\"step\":5,\"stepsPerEpoch\":5");
    }

    @Test
    void tellsWhatCanBeAskedFor() {
        given().get("/models")
                .then()
                .body("name", equalTo(List.of("cnn", "mlp", "resnet", "unet")))
                .body("find { it.name == 'mlp' }.parameters.name", hasItems("hidden", "dropout"))
                .body("find { it.name == 'mlp' }.parameters.find { it.name == 'hidden' }.defaultValue", hasItem(128))
                .body("find { it.name == 'resnet' }.parameters.name", equalTo(List.of("depth", "width", "dropout")))
                .body("find { it.name == 'resnet' }.parameters.find { it.name == 'depth' }.defaultValue", equalTo(8))
                .body("find { it.name == 'unet' }.parameters.name", equalTo(List.of("levels", "width", "dropout")))
                .body("find { it.name == 'unet' }.parameters.find { it.name == 'levels' }.defaultValue", equalTo(2));
        given().get("/datasets")
                .then()
                .body(
                        "name",
                        equalTo(List.of(
                                "csv", "generated", "generated-regression", "generated-scene", "idx", "scenes")))
                .body("find { it.name == 'idx' }.parameters.find { it.name == 'folder' }.required", equalTo(true));
    }

    @Test
    void describesAndReportsItself() {
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/runs/{id}/progress"))
                .body("paths.'/runs/{id}/predict'.post.requestBody.content", hasKey("image/png"))
                .body("paths.'/runs/{id}/predict'.post.requestBody.content", hasKey("application/json"))
                .body("components.schemas.TrainingRequest.properties", hasKey("evaluation"))
                .body("components.schemas.TrainingRequest.properties.corrections.maxItems", equalTo(5000))
                .body("components.schemas.RunKind.enum", equalTo(List.of("training", "rate-range-test")))
                .body("components.schemas.RateRangeParameters.properties", hasKey("divergence"))
                .body("components.schemas.CorrectionRequest.properties.class.type", equalTo("string"))
                .body("components.schemas.CorrectionRequest.required", hasItems("scene", "row", "column", "action"));
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("broker"));
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("background work"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("epochscope_outbox_events"))
                .body(containsString("epochscope_runs{status=\"completed\"}"));
    }

    @Test
    void tellsWaysToLearn() {
        given().get("/optimizers")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of("sgd", "adam", "adamw", "rmsprop", "adagrad")))
                .body(
                        "find { it.name == 'adamw' }.parameters.find { it.name == 'weightDecay' }.defaultValue",
                        equalTo(0.01f));
        given().get("/schedules")
                .then()
                .statusCode(200)
                .body("name", hasItems("constant", "one-cycle", "plateau"))
                .body("find { it.name == 'step' }.parameters.find { it.name == 'stepSize' }.required", equalTo(true));
    }
}
