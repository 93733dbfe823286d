package io.epochscope.trainer.run;

import static io.epochscope.trainer.run.TrainerClient.ENDLESS;
import static io.epochscope.trainer.run.TrainerClient.TINY;
import static io.epochscope.trainer.run.TrainerClient.awaitStatus;
import static io.epochscope.trainer.run.TrainerClient.stop;
import static io.epochscope.trainer.run.TrainerClient.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class ResumeTest {

    private static final String PROBLEM = "application/problem+json";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void aStoppedRunGoesOnAsIfItHadNeverStopped() throws IOException {
        String id = submit(ENDLESS);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().get("/runs/" + id).<Integer>path("progress.epoch") > 2);
        stop(id).statusCode(202);
        awaitStatus(id, "STOPPED");
        int last = checkpoints(id)
                .body("name", hasItems("last", "best"))
                .extract()
                .path("find { it.name == 'last' }.epoch");
        int epochs = last + 2;

        resume(id, "{\"epochs\": %d}".formatted(epochs))
                .statusCode(202)
                .body("id", equalTo(id))
                .body("attempt", equalTo(2))
                .body("request.epochs", equalTo(epochs));
        awaitStatus(id, "COMPLETED");
        String whole = submit(TINY.replace("\"epochs\": 2", "\"epochs\": " + epochs));
        awaitStatus(whole, "COMPLETED");

        String weights = "model-%04d.params".formatted(epochs);
        assertThat(model(id, weights)).isEqualTo(model(whole, weights));
        assertThat(files("/runs/" + id + "/checkpoints/last"))
                .containsOnlyKeys(weights, "checkpoint.properties", "optimizer.ndlist", "orientation.ndlist");
        try (PublishedEvents published = new PublishedEvents(broker)) {
            await().until(() ->
                    published.of(id).stream().anyMatch(event -> event.getAttempt() == 2 && event.hasRunFinished()));
            assertThat(published.of(id).stream()
                            .filter(event -> event.getAttempt() == 2 && event.hasAttemptStarted())
                            .map(Event::getAttemptStarted))
                    .singleElement()
                    .satisfies(attempt -> {
                        assertThat(attempt.getFromEpoch()).isEqualTo(last + 1);
                        assertThat(attempt.getReason()).isEqualTo("resumed after epoch " + last);
                    });
        }
    }

    @Test
    void aCompletedRunIsExtendedOrSaysWhyNot() {
        String id = submit(TINY);
        awaitStatus(id, "COMPLETED");
        resume(id, "")
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString("goes on if epochs is higher"));
        resume(id, "{\"epochs\": 2}").statusCode(409);
        resume(id, "{\"epochs\": 0, \"from\": \"lasst\", \"epoch\": 3}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.field", hasItems("epochs", "from", "epoch"))
                .body("faults.find { it.field == 'from' }.accepted", containsString("did you mean last?"))
                .body("faults.find { it.field == 'epoch' }.accepted", containsString("did you mean epochs?"));
        resume(id, "{\"epochs\": 4, \"from\": 7}")
                .statusCode(422)
                .body("faults[0].value", equalTo("epoch-7"))
                .body("faults[0].accepted", equalTo("one of last, best"));
        resume(id, "[]").statusCode(400);

        resume(id, "{\"epochs\": 3, \"from\": \"last\"}").statusCode(202).body("attempt", equalTo(2));
        awaitStatus(id, "COMPLETED");
        checkpoints(id).body("find { it.name == 'last' }.epoch", equalTo(3));
    }

    @Test
    void aResumedRunWaitsBehindTheOthersAndCanBeStoppedThere() {
        String id = submit(TINY);
        awaitStatus(id, "COMPLETED");
        String before = submit(ENDLESS);
        awaitStatus(before, "RUNNING");
        resume(before, "").statusCode(409).body("detail", containsString("is RUNNING"));
        String queued = submit(TINY);
        resume(id, "{\"epochs\": 5}").statusCode(202).body("queuePosition", equalTo(2));

        stop(id).statusCode(202).body("status", equalTo("STOPPED"));
        stop(before).statusCode(202);
        awaitStatus(queued, "COMPLETED");
        resume(id, "").statusCode(202).body("attempt", equalTo(3)).body("request.epochs", equalTo(5));
        awaitStatus(id, "COMPLETED");
    }

    @Test
    void aRunWithoutCheckpointsCannotBeResumed() {
        String none =
                TINY.replace("\"epochs\": 2", "\"epochs\": 2, \"checkpoints\": {\"last\": false, \"best\": false}");
        String id = submit(none);
        awaitStatus(id, "COMPLETED");

        resume(id, "{\"epochs\": 3}").statusCode(409).body("detail", containsString("has no checkpoints"));
        checkpoints(id).body("size()", equalTo(0));
        given().get("/runs/" + id + "/checkpoints/last")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString("it has none"));
        resume("nobody", "").statusCode(404);
        given().get("/runs/nobody/checkpoints").then().statusCode(404);
    }

    /** The file without the id of its run, which is told beside the weights. */
    private static String model(String id, String file) throws IOException {
        byte[] content = files("/runs/" + id + "/model").get(file);
        return new String(content, StandardCharsets.ISO_8859_1).replace(id, "");
    }

    private static ValidatableResponse resume(String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/runs/" + id + "/resume")
                .then();
    }

    private static ValidatableResponse checkpoints(String id) {
        return given().get("/runs/" + id + "/checkpoints").then().statusCode(200);
    }

    private static Map<String, byte[]> files(String path) throws IOException {
        byte[] zip = given().get(path).then().statusCode(200).extract().asByteArray();
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                files.put(entry.getName(), input.readAllBytes());
            }
        }
        return files;
    }
}
