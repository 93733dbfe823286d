package io.epochscope.trainer.run;

import static io.epochscope.trainer.run.TrainerClient.ENDLESS;
import static io.epochscope.trainer.run.TrainerClient.TINY;
import static io.epochscope.trainer.run.TrainerClient.awaitStatus;
import static io.epochscope.trainer.run.TrainerClient.stop;
import static io.epochscope.trainer.run.TrainerClient.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.PatchCut;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.data.SceneImage;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.engine.data.landcover.GeneratedSceneParameters;
import io.epochscope.engine.data.landcover.GeneratedSceneType;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trained models make of images and rows that are sent to them. */
@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class PredictionRunTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String PNG = "image/png";
    private static final int EPOCHS = 2;
    private static final int TRIED = 5;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @TempDir
    Path folder;

    private interface Tried {
        void with(int place, PatchScores scores, int at) throws IOException;
    }

    @Test
    void digitsAreWhatTheirStoredScoresSay() throws IOException {
        String id = completed(TINY);
        try (DataSet digits = new GeneratedDigitsType().open(new GeneratedParameters(200, 12, null, null), 7)) {
            assertPatchesArePredictedAsStored(id, digits.scenes().get(0));
        }
    }

    @Test
    void patchesOfASceneAreWhatTheirStoredScoresSay() throws IOException {
        String id = completed("""
                {"model": {"type": "cnn", "channels": [4]}, "epochs": 2, "seed": 5,
                 "dataset": {"type": "generated-scene", "rows": 12, "columns": 12, "patch": 8}}""");
        GeneratedSceneParameters parameters =
                new GeneratedSceneParameters(12, 12, 8, null, null, null, null, null, null);
        try (DataSet land = new GeneratedSceneType().open(parameters, 5)) {
            assertPatchesArePredictedAsStored(id, land.scenes().get(0));
        }
        predict(id, PNG, png(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY)))
                .statusCode(200)
                .body("image.changes", equalTo(List.of("grey made colours")))
                .body("predictions.colour", hasItem("#2B6CB0"));
    }

    @Test
    void imagesOfAnotherSizeAreResizedAndItIsSaid() throws IOException {
        String id = completed(TINY);
        byte[] photo = png(new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR));
        byte[] exact = png(new BufferedImage(12, 12, BufferedImage.TYPE_BYTE_GRAY));

        String ofPhoto = predict(id, "application/octet-stream", photo)
                .statusCode(200)
                .body("run", equalTo(id))
                .body("model", equalTo("mlp"))
                .body("epoch", equalTo(EPOCHS))
                .body("image.width", equalTo(12))
                .body("image.height", equalTo(12))
                .body("image.channels", equalTo(1))
                .body("image.changes", equalTo(List.of("resized from 64 × 48 pixels", "colours made grey")))
                .body("predictions", hasSize(10))
                .body("value", nullValue())
                .extract()
                .jsonPath()
                .getString("predictions");
        String ofFile = given().multiPart("image", "black.png", exact, PNG)
                .post("/runs/" + id + "/predict?top=3")
                .then()
                .statusCode(200)
                .body("image.changes", empty())
                .body("predictions", hasSize(3))
                .extract()
                .jsonPath()
                .getString("predictions");
        // Both are black all over.
        assertThat(ofPhoto).startsWith(ofFile.substring(0, ofFile.length() - 1));
    }

    @Test
    void whatIsNoImageIsRefused() throws IOException {
        String id = completed(TINY);
        byte[] image = png(new BufferedImage(12, 12, BufferedImage.TYPE_BYTE_GRAY));

        predict(id, PNG, "no image".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.field", equalTo(List.of("body")))
                .body("faults[0].value", containsString("it is no PNG, JPEG or TIFF"))
                .body("faults[0].accepted", containsString("a whole PNG, JPEG or TIFF"));
        predict(id, PNG, Arrays.copyOf(image, image.length / 2)).statusCode(422).contentType(PROBLEM);
        predict(id, PNG, new byte[0]).statusCode(422).contentType(PROBLEM);
        predict(id, PNG, png(new BufferedImage(4097, 4096, BufferedImage.TYPE_BYTE_BINARY)))
                .statusCode(422)
                .body("faults[0].value", containsString("at most 16,777,216 are taken"));
        predict(id, PNG, new byte[8_388_609])
                .statusCode(413)
                .contentType(PROBLEM)
                .body("detail", containsString("8,388,608 bytes"));
        predict(id, "text/plain", image)
                .statusCode(415)
                .contentType(PROBLEM)
                .body("detail", containsString("image/png, image/jpeg, image/tiff or application/octet-stream"));
        given().contentType("application/json")
                .body("{\"features\": {}}")
                .post("/runs/" + id + "/predict")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("detail", containsString("takes an image"));
        given().contentType(PNG)
                .body(image)
                .post("/runs/" + id + "/predict?top=0")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.field", equalTo(List.of("top")));
        given().multiPart("one", "one.png", image, PNG)
                .multiPart("two", "two.png", image, PNG)
                .post("/runs/" + id + "/predict")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults[0].value", equalTo("2 files"));
    }

    @Test
    void runsWithoutAModelSaySo() throws IOException {
        byte[] image = png(new BufferedImage(12, 12, BufferedImage.TYPE_BYTE_GRAY));
        String id = submit(ENDLESS);
        awaitStatus(id, "RUNNING");

        predict(id, PNG, image)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString("once it has completed"));
        stop(id);
        awaitStatus(id, "STOPPED");
        predict(id, PNG, image)
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString("models are kept of runs that complete"));
        predict("none", PNG, image).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void rowsOfATableAreWhatTheirStoredOutputsSay() throws IOException {
        StringBuilder text = new StringBuilder("area,age,price\n");
        for (int row = 0; row < 60; row++) {
            text.append("%d,%d,%d%n".formatted(40 + row, row * 7 % 31, 100_000 + row * 1_500));
        }
        Path file = Files.writeString(folder.resolve("houses.csv"), text);
        String id = completed("""
                {"model": {"type": "mlp", "hidden": [8]}, "epochs": 2, "seed": 3,
                 "dataset": {"type": "csv", "file": "%s", "target": "price", "unit": "€"}}""".formatted(file));
        Files.delete(file);

        forEachValidated(id, 8, (row, scores, at) -> {
            JsonPath answer = row(id, "{\"features\": {\"age\": %d, \"area\": %d}}".formatted(row * 7 % 31, 40 + row))
                    .statusCode(200)
                    .body("value.name", equalTo("price"))
                    .body("value.unit", equalTo("€"))
                    .body("predictions", nullValue())
                    .body("image", nullValue())
                    .extract()
                    .jsonPath();
            assertThat(answer.getDouble("value.value"))
                    .isCloseTo(scores.getOutput(at), within(1e-6 * scores.getOutput(at)));
        });
        row(id, "{\"features\": {\"area\": \"large\", \"agee\": 3}}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.field", equalTo(List.of("features.area", "features.age", "features.agee")))
                .body("faults.accepted", hasItems("a number", "one of the features area, age; did you mean age?"));
        row(id, "[1, 2").statusCode(400).contentType(PROBLEM);
        row(id, "[1, 2]").statusCode(400).body("detail", containsString("{\"features\": {\"area\": 1.5, …}}"));
        predict(id, PNG, png(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY)))
                .statusCode(415)
                .contentType(PROBLEM)
                .body("detail", containsString("takes a row as application/json"));
    }

    private void assertPatchesArePredictedAsStored(String id, Scene scene) throws IOException {
        SceneImage picture = scene.image().orElseThrow();
        PatchCut cut = picture.cut();
        forEachValidated(id, scene.columns(), (place, scores, at) -> {
            byte[] image = png(picture.read(
                    place % scene.columns() * cut.strideX(),
                    place / scene.columns() * cut.strideY(),
                    cut.width(),
                    cut.height(),
                    1));
            JsonPath answer = predict(id, PNG, image)
                    .statusCode(200)
                    .body("image.changes", empty())
                    .extract()
                    .jsonPath();
            assertThat(answer.getInt("predictions[0].index")).isEqualTo(scores.getPredicted(at));
            assertThat(answer.getDouble("predictions[0].probability"))
                    .isCloseTo(scores.getPPredicted(at), within(1e-6));
            assertThat(answer.getList("predictions.probability", Double.class).stream()
                            .anyMatch(p -> Math.abs(p - scores.getPTrue(at)) < 1e-6))
                    .isTrue();
        });
    }

    /** Some of the patches that were validated in the last epoch. */
    private void forEachValidated(String id, int columns, Tried tried) throws IOException {
        int left = TRIED;
        for (PatchScores scores : lastScores(id)) {
            Chunk chunk = ChunkGrid.of(scores.getGrid()).chunk(scores.getChunk());
            int[] positions = Presence.unpack(scores.getPresence(), chunk.patches()).stream()
                    .toArray();
            for (int i = 0; i < positions.length && left > 0; i++, left--) {
                int place = chunk.rowOf(positions[i]) * columns + chunk.columnOf(positions[i]);
                tried.with(place, scores, i);
            }
        }
        assertThat(left).isZero();
    }

    private List<PatchScores> lastScores(String id) {
        try (PublishedEvents published = new PublishedEvents(broker)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> published.of(id).stream().anyMatch(PredictionRunTest::isLastValidation));
            return published.of(id).stream()
                    .filter(PredictionRunTest::isLastValidation)
                    .map(Event::getPatchScores)
                    .toList();
        }
    }

    private static boolean isLastValidation(Event event) {
        return event.hasPatchScores()
                && event.getPatchScores().getEpoch() == EPOCHS
                && event.getPatchScores().getPass() == Pass.PASS_VALIDATION;
    }

    private static String completed(String request) {
        String id = submit(request);
        awaitStatus(id, "COMPLETED");
        return id;
    }

    private static ValidatableResponse predict(String id, String type, byte[] body) {
        return given().contentType(type)
                .body(body)
                .post("/runs/" + id + "/predict")
                .then();
    }

    private static ValidatableResponse row(String id, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/runs/" + id + "/predict")
                .then();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
