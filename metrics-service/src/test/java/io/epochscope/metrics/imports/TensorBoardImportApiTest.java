package io.epochscope.metrics.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Log directories of TensorBoard, given over HTTP; {@code golden/tensorboard/logs.zip} is by TensorBoard's own writer.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
class TensorBoardImportApiTest {

    private static final String VALIDATION = "validation/events.out.tfevents.1800000000.golden.v2";

    private final TestDatabase database = new TestDatabase();

    @Test
    void whatKerasLogsBecomesARun() throws Exception {
        String id = id(imported(golden())
                .body("epochs", equalTo(3))
                .body("stepSeries", equalTo(1))
                .body("notTaken", equalTo(Map.of("histograms", 1, "text", 1, "images", 1))));

        assertKerasRun(id);
    }

    @Test
    void aLogDirectoryMayBeATarArchive() throws Exception {
        var tar = new ByteArrayOutputStream();
        try (var archive = new TarArchiveOutputStream(tar)) {
            for (Map.Entry<String, byte[]> file : files(golden()).entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                archive.putArchiveEntry(entry);
                archive.write(file.getValue());
                archive.closeArchiveEntry();
            }
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(tar.toByteArray());
        }

        assertKerasRun(id(imported(tar.toByteArray())));
        assertKerasRun(id(imported(packed.toByteArray())));
    }

    private void assertKerasRun(String id) throws SQLException {
        assertThat(database.query(
                        "select epoch, split, metric, value::real from epoch_metric where run_id = ? order by 1, 2, 3",
                        id))
                .containsExactly(
                        List.of("1", "train", "accuracy", "0.25"),
                        List.of("1", "train", "loss", "1.5"),
                        List.of("1", "validation", "accuracy", "0.5"),
                        List.of("1", "validation", "loss", "1.25"),
                        List.of("2", "train", "accuracy", "0.5"),
                        List.of("2", "train", "loss", "0.75"),
                        List.of("2", "validation", "accuracy", "0.625"),
                        List.of("2", "validation", "loss", "0.5"),
                        List.of("3", "train", "accuracy", "0.75"),
                        List.of("3", "train", "loss", "0.375"),
                        List.of("3", "validation", "accuracy", "0.6"),
                        List.of("3", "validation", "loss", "0.625"));
        assertThat(database.query("select learning_rate::real from run_epoch where run_id = ? order by epoch", id))
                .containsExactly(List.of("0.1"), List.of("0.01"), List.of("0.001"));
        assertThat(database.query("select name, step, value from step_scalar where run_id = ? order by step", id))
                .containsExactly(
                        List.of("train/batch_loss", "1", "2"),
                        List.of("train/batch_loss", "2", "1.75"),
                        List.of("train/batch_loss", "3", "1.5"),
                        List.of("train/batch_loss", "4", "1.25"),
                        List.of("train/batch_loss", "5", "1"));
        given().get("/runs/" + id)
                .then()
                .body("kind", equalTo("import"))
                .body("status", equalTo("COMPLETED"))
                .body("bestEpoch", equalTo(2));
        given().get("/runs/" + id + "/completeness").then().body("status", equalTo("COMPLETE"));
    }

    @Test
    void anEventFileMayComeAlone() throws Exception {
        String id = id(imported(files(golden()).get(VALIDATION)));

        assertThat(database.query(
                        "select split, metric from epoch_metric where run_id = ? and epoch = 1 order by 2", id))
                .containsExactly(List.of("train", "accuracy"), List.of("train", "loss"));
    }

    @Test
    void whatIsExportedComesBackTheSame() throws Exception {
        new EventStore(database.dataSource()).store(FixtureRun.completed("round-trip"));
        byte[] exported = given().get("/runs/round-trip/export/tensorboard.zip")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();

        String id = id(imported(exported).body("notTaken", equalTo(Map.of("histograms", 2))));

        String metrics = "select epoch, split, metric, value from epoch_metric where run_id = ? order by 1, 2, 3";
        String steps = "select name, step, value from step_scalar where run_id = ? order by 1, 2";
        String rates = "select epoch, learning_rate::real from run_epoch where run_id = ? order by 1";
        for (String query : List.of(metrics, steps, rates)) {
            assertThat(database.query(query, id)).isNotEmpty().isEqualTo(database.query(query, "round-trip"));
        }
    }

    @Test
    void aDamagedFileIsRefusedAsAWhole() throws Exception {
        byte[] file = files(golden()).get(VALIDATION);
        byte[] flipped = file.clone();
        flipped[file.length - 10] = (byte) ~flipped[file.length - 10];
        refused(flipped)
                .body("detail", containsString("of the file has another checksum of its data than it should"))
                .body("detail", containsString("nothing was imported"));
        refused(Arrays.copyOf(file, file.length - 3)).body("detail", containsString("breaks off: it should have "));
        refused(Arrays.copyOf(file, 5))
                .body(
                        "detail",
                        equalTo("the record at byte 0 of the file breaks off after 5 bytes of its header;"
                                + " nothing was imported"));
        refused("epoch,loss\n1,2\n3,4".getBytes(StandardCharsets.UTF_8))
                .body("detail", containsString("this is no event file, or it is damaged"));
        refused(new byte[0]).body("detail", containsString("the file has no numbers"));
        byte[] zip = golden();
        refused(Arrays.copyOf(zip, zip.length / 2)).body("detail", containsString("the archive cannot be unfolded"));
    }

    @Test
    void twoRunsAreNotMixed() throws Exception {
        Map<String, byte[]> both = new LinkedHashMap<>();
        files(golden()).forEach((name, content) -> {
            both.put("first/" + name, content);
            both.put("second/" + name, content);
        });
        var zip = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(zip)) {
            for (Map.Entry<String, byte[]> file : both.entrySet()) {
                archive.putNextEntry(new ZipEntry(file.getKey()));
                archive.write(file.getValue());
            }
        }
        refused(zip.toByteArray())
                .body("detail", containsString("folders \"first/train\" and \"second/train\" both have "));
    }

    private static byte[] golden() throws IOException {
        try (InputStream logs = TensorBoardImportApiTest.class.getResourceAsStream("/golden/tensorboard/logs.zip")) {
            return logs.readAllBytes();
        }
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var archive = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                files.put(entry.getName(), archive.readAllBytes());
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    private static ValidatableResponse imported(byte[] file) {
        return given().contentType("application/octet-stream")
                .body(file)
                .post("/runs/import/tensorboard?name=logged")
                .then()
                .statusCode(201);
    }

    private static String id(ValidatableResponse answer) {
        return answer.extract().path("runId");
    }

    private ValidatableResponse refused(byte[] file) throws SQLException {
        List<List<String>> before = database.query("select count(*) from store.run");
        var answer = given().contentType("application/octet-stream")
                .body(file)
                .post("/runs/import/tensorboard")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        assertThat(database.query("select count(*) from store.run")).isEqualTo(before);
        return answer;
    }
}
