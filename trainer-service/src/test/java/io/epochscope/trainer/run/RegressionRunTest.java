package io.epochscope.trainer.run;

import static io.epochscope.trainer.run.TrainerClient.ENDLESS;
import static io.epochscope.trainer.run.TrainerClient.awaitStatus;
import static io.epochscope.trainer.run.TrainerClient.stop;
import static io.epochscope.trainer.run.TrainerClient.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Task;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class RegressionRunTest {

    private static final String PROBLEM = "application/problem+json";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TempDir
    Path folder;

    @Test
    void aTableIsLearntAndItsModelHandedOut() throws IOException {
        StringBuilder text = new StringBuilder("area,age,price\n");
        for (int row = 0; row < 60; row++) {
            text.append("%d,%d,%d%n".formatted(40 + row, row * 7 % 31, 100_000 + row * 1_500));
        }
        Path file = Files.writeString(folder.resolve("houses.csv"), text);
        String id = submit("""
                {"model": {"type": "mlp", "hidden": [8]},
                 "dataset": {"type": "csv", "file": "%s", "target": "price", "unit": "€"},
                 "loss": {"type": "huber"}, "epochs": 2, "seed": 3}""".formatted(file));
        awaitStatus(id, "COMPLETED");

        given().get("/runs/" + id)
                .then()
                .body("request.loss.type", equalTo("huber"))
                .body("request.loss.delta", equalTo(1.0f))
                .body("progress.validationLoss", notNullValue())
                .body("progress.trainAccuracy", nullValue())
                .body("progress.validationAccuracy", nullValue());
        try (PublishedEvents published = new PublishedEvents(bootstrapServers)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> published.of(id).stream().anyMatch(Event::hasRunFinished)
                            && published.of(id).stream()
                                            .filter(Event::hasEpochCompleted)
                                            .count()
                                    == 2);
            List<Event> events = published.of(id);
            assertThat(events.stream().filter(Event::hasRunStarted).findFirst())
                    .get()
                    .satisfies(event -> {
                        assertThat(event.getRunStarted().getTask()).isEqualTo(Task.TASK_REGRESSION);
                        assertThat(event.getRunStarted().getLoss()).isEqualTo("huber");
                        assertThat(event.getRunStarted().getTarget().getUnit()).isEqualTo("€");
                        assertThat(event.getRunStarted().getFeaturesCount()).isEqualTo(2);
                    });
            EpochCompleted epoch = events.stream()
                    .filter(Event::hasEpochCompleted)
                    .findFirst()
                    .orElseThrow()
                    .getEpochCompleted();
            assertThat(epoch.getSplits(0).getMetricsMap()).containsKeys("mae", "rmse", "r2", "median_absolute_error");
        }

        byte[] archive = given().get("/runs/" + id + "/model")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", containsString(id))
                .extract()
                .asByteArray();
        Map<String, byte[]> files = unzip(archive);
        assertThat(files).containsOnlyKeys("model-0002.params", "request.json");
        assertThat(new String(files.get("request.json"), StandardCharsets.UTF_8))
                .contains("\"huber\"");
        assertThat(new String(files.get("model-0002.params"), StandardCharsets.ISO_8859_1))
                .startsWith("DJL@")
                .contains("target.deviation", "feature.1.mean");
    }

    @Test
    void aRunThatWasStoppedHasNoModelAndSaysSo() {
        String id = submit(ENDLESS);
        stop(id);
        awaitStatus(id, "STOPPED");

        given().get("/runs/" + id + "/model")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString("models are kept of runs that complete"));
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
