package io.epochscope.metrics.export.tables;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.DuckDb;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of {@link FixtureRun}, asked for over HTTP, and read by DuckDB. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class TablesApiTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void storeRuns() throws SQLException {
        var store = new EventStore(new TestDatabase().dataSource());
        store.store(FixtureRun.completed("taken"));
        store.store(FixtureRun.completed("other"));
    }

    @Test
    void handsOutMetricsAsLongRows() {
        assertThat(text("/runs/taken/export/metrics.csv").lines())
                .startsWith(
                        "split,metric,epoch,value",
                        ",gradient_norm,1,1.5",
                        ",samples_per_second,1,1000.0",
                        "train,accuracy,1,0.5",
                        "train,loss,1,1.0",
                        "validation,accuracy,1,0.25",
                        "validation,loss,1,2.0")
                .hasSize(13);
        assertThat(text("/runs/taken/export/steps.csv").lines())
                .startsWith("name,epoch,step,value", "loss,1,1,3.0", "loss,1,2,2.5")
                .hasSize(7);
    }

    @Test
    void handsOutTheScoresOfAllEpochsAndPasses() {
        assertThat(text("/runs/taken/export/scores.csv").lines())
                .startsWith(
                        "scene,epoch,pass,row,column,split,label,predicted,loss,p_true,p_predicted,output,target",
                        "samples,1,training,0,0,train,0,0,1.0,0.0,1.0,,",
                        "samples,1,training,0,1,train,1,0,1.125,0.0625,0.96875,,")
                .contains(
                        "samples,1,training,1,4,train,1,0,NaN,0.5625,0.71875,,",
                        "samples,2,training,2,4,validation,,0,3.75,0.875,0.5625,,")
                .hasSize(1 + 2 * 14);
    }

    @Test
    void handsOutHistogramsBucketByBucket() {
        assertThat(text("/runs/taken/export/histograms.csv").lines())
                .startsWith(
                        "layer,tensor,kind,split,epoch,step,low,high,count",
                        "01Linear,weight,weight,,1,3,-4.0,-2.0,1",
                        "01Linear,weight,weight,,1,3,-2.0,-1.0,1",
                        "01Linear,weight,weight,,1,3,0.0,0.0,1")
                .hasSize(11);
        assertThat(text("/runs/taken/export/tensors.csv").lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "steps", "scores", "histograms", "tensors"})
    void parquetHasTheSameRowsAsCsv(String table) throws Exception {
        try (Connection duckDb = DuckDb.open()) {
            readBoth(duckDb, "/runs/taken/export/" + table);

            assertThat(TestDatabase.query(duckDb, "select count(*) > 1 from parquet"))
                    .containsExactly(List.of("true"));
            assertThat(TestDatabase.query(duckDb, "select * from parquet except all select * from csv"))
                    .isEmpty();
            assertThat(TestDatabase.query(duckDb, "select * from csv except all select * from parquet"))
                    .isEmpty();
        }
    }

    @Test
    void parquetHasTypes() throws Exception {
        try (Connection duckDb = DuckDb.open()) {
            readBoth(duckDb, "/runs/taken/export/scores");

            assertThat(TestDatabase.query(duckDb, "select column_name, column_type from (describe parquet)"))
                    .contains(
                            List.of("scene", "VARCHAR"),
                            List.of("epoch", "INTEGER"),
                            List.of("label", "INTEGER"),
                            List.of("loss", "FLOAT"));
            assertThat(TestDatabase.query(duckDb, "select \"row\", \"column\" from parquet where isnan(loss)"))
                    .containsExactly(List.of("1", "4"), List.of("1", "4"));
            assertThat(TestDatabase.query(duckDb, "select count(*) from parquet where label is null"))
                    .containsExactly(List.of("2"));
        }
    }

    @Test
    void laysMetricsOfRunsSideBySide() throws Exception {
        String csv = text("/export/metrics.csv?run=taken&run=other&run=taken");
        assertThat(csv.lines())
                .startsWith("run_id,split,metric,epoch,value", "taken,,gradient_norm,1,1.5")
                .hasSize(25)
                .endsWith("other,validation,loss,2,1.0");
        try (Connection duckDb = DuckDb.open()) {
            Path file = folder.resolve("comparison.parquet");
            Files.write(file, bytes("/export/metrics.parquet?run=taken&run=other"));
            assertThat(TestDatabase.query(
                            duckDb, "select run_id, count(*) from '" + file + "' group by run_id order by run_id"))
                    .containsExactly(List.of("other", "12"), List.of("taken", "12"));
        }
    }

    @Test
    void namesTheFileAndTellsWhetherItHasChanged() {
        String tag = given().get("/runs/taken/export/scores.parquet")
                .then()
                .statusCode(200)
                .contentType("application/vnd.apache.parquet")
                .header("Content-Disposition", equalTo("attachment; filename=\"taken-scores.parquet\""))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/runs/taken/export/scores.parquet")
                .then()
                .statusCode(304);
    }

    @Test
    void saysWhatIsNotThere() {
        given().get("/runs/taken/export/weights.csv")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        equalTo(
                                "there is no file weights.csv; there are metrics, steps, scores, histograms, tensors, each as"
                                        + " .csv and .parquet"));
        given().get("/runs/nobody/export/metrics.csv").then().statusCode(404);
        given().get("/export/metrics.csv?run=taken&run=nobody")
                .then()
                .statusCode(404)
                .body("detail", equalTo("there is no run nobody"));
        given().get("/export/metrics.csv")
                .then()
                .statusCode(400)
                .body("detail", containsString("run is given 0 times, but must be given 1 to"));
    }

    private void readBoth(Connection duckDb, String path) throws SQLException, IOException {
        Path csv = folder.resolve("table.csv");
        Path parquet = folder.resolve("table.parquet");
        Files.write(csv, bytes(path + ".csv"));
        Files.write(parquet, bytes(path + ".parquet"));
        try (var statement = duckDb.createStatement()) {
            statement.execute("create table parquet as from '" + parquet + "'");
            statement.execute("create table csv as from parquet limit 0");
            statement.execute("copy csv from '" + csv + "' (format csv, header true)");
        }
    }

    private static String text(String path) {
        return given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
    }

    private static byte[] bytes(String path) {
        return given().get(path).then().statusCode(200).extract().asByteArray();
    }
}
