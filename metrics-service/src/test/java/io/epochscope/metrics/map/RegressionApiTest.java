package io.epochscope.metrics.map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.fixture.RegressionRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link RegressionRun}, asked for over HTTP. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class RegressionApiTest {

    private static final String ROWS = "/runs/flow/scenes/rows";

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void storeRun() throws SQLException {
        new EventStore(database.dataSource()).store(RegressionRun.completed("flow"));
    }

    @Test
    void tellsWhatTheRunPredicts() {
        given().get("/runs/flow")
                .then()
                .statusCode(200)
                .body("lossFunction", equalTo("huber"))
                .body("target", equalTo("flow"))
                .body("targetUnit", equalTo("m³/s"));
    }

    @Test
    void showsOneSample() {
        given().get(ROWS + "/patches/2/0")
                .then()
                .statusCode(200)
                .body("label", nullValue())
                .body("target", equalTo(80f))
                .body("dynamics", hasSize(0))
                .body("history.output", equalTo(List.of(83f, 81.5f)))
                .body("history.correct", equalTo(Arrays.asList(null, null)));
    }

    @Test
    void handsOutOutputsAndTargets() {
        String csv = given().get(ROWS + "/scores.csv?epoch=1&split=validation")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines())
                .containsExactly(
                        "epoch,row,column,pass,split,label,predicted,correct,loss,pTrue,pPredicted,output,target",
                        "1,2,0,validation,validation,,,,3.0,,,83.0,80.0",
                        "1,2,1,validation,validation,,,,4.0,,,94.0,90.0",
                        "1,2,2,validation,validation,,,,5.0,,,105.0,100.0",
                        "1,2,3,validation,validation,,,,6.0,,,NaN,110.0");
    }

    @Test
    void drawsResidualsWithZeroInTheMiddle() throws IOException {
        BufferedImage map = picture("?metric=residual&width=320&bar=false&overlay=false&min=-3&max=3");
        assertThat(map.getRGB(40, 40)).as("2.5 too low").isEqualTo(ColourMap.RDBU.colour(0.5 / 6));
        assertThat(map.getRGB(120, 120)).as("right").isEqualTo(ColourMap.RDBU.colour(0.5));
        BufferedImage chosen = picture("?metric=residual&width=320&bar=false&overlay=false");
        assertThat(chosen.getRGB(120, 120)).as("by itself too").isEqualTo(ColourMap.RDBU.colour(0.5));
        var high = new Color(chosen.getRGB(280, 200));
        assertThat(high.getRed()).isGreaterThan(high.getBlue());
        for (String metric : List.of("loss", "output", "target")) {
            assertThat(picture("?metric=" + metric + "&width=320&bar=false&overlay=false")
                            .getRGB(40, 40))
                    .as(metric)
                    .isNotZero();
        }
    }

    private static BufferedImage picture(String query) throws IOException {
        byte[] content = given().get(ROWS + "/map.png" + query)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return ImageIO.read(new ByteArrayInputStream(content));
    }

    @Test
    void exportsMapsOfValues() {
        assertThat(given().get(ROWS + "/map.tif?metric=residual")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isNotEmpty();
        given().get(ROWS + "/map.geojson?metric=output&epoch=1")
                .then()
                .statusCode(200)
                .body("features", hasSize(12))
                .body("features[0].properties.output", equalTo(-5f));
    }

    @Test
    void handsOutEveryMetricOfEveryEpoch() {
        String csv = given().accept("text/csv")
                .get("/runs/flow/epochs")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("epoch,attempt,occurred_at,step,learning_rate,seconds_training,seconds_validating,"
                        + "seconds_watching,seconds_waiting_for_data,resident_bytes,heap_bytes,cpu_seconds,train_loss,"
                        + "\"validation_iou, mean\",validation_loss,validation_mae,validation_median_absolute_error,"
                        + "validation_r2,validation_rmse,gradient_norm");
        assertThat(lines.get(1)).startsWith("1,1,20").endsWith(",,,,0.25,0.75,0.5,4.5,4.25,NaN,4.625,1.0");
        assertThat(given().get("/runs/flow/epochs.csv").asString()).isEqualTo(csv);
        given().get("/runs/flow/epochs")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("", hasSize(2));
        given().get("/runs/nowhere/epochs.csv").then().statusCode(404).contentType("application/problem+json");
        given().accept("text/csv").get("/runs/nowhere/epochs").then().statusCode(404);
    }
}
