package io.epochscope.metrics.tensorboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.NetworkRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.epochscope.metrics.tensorboard.proto.HistogramProto;
import io.epochscope.metrics.tensorboard.proto.Summary;
import io.epochscope.metrics.tensorboard.proto.TensorBoardEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs for TensorBoard, asked for over HTTP. {@code golden/tensorboard/check.py} reads them with TensorBoard itself.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
class TensorBoardApiTest {

    @BeforeEach
    void storeRuns() throws Exception {
        var store = new EventStore(new TestDatabase().dataSource());
        store.store(FixtureRun.completed("logged"));
        store.store(NetworkRun.completed("drawn"));
    }

    @Test
    void hasTheNumbersOfEpochsAndSteps() throws Exception {
        List<TensorBoardEvent> events = events("logged");

        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events)
                .filteredOn(event -> Scalar.of(event.getSummary().getValueList().stream()
                                .findFirst()
                                .orElse(Summary.Value.getDefaultInstance()))
                        .isPresent())
                .extracting(
                        event -> event.getSummary().getValue(0).getTag(),
                        TensorBoardEvent::getStep,
                        event -> Scalar.of(event.getSummary().getValue(0)).orElseThrow())
                .contains(
                        tuple("loss/train", 1L, 1.0),
                        tuple("loss/train", 2L, 0.5),
                        tuple("accuracy/validation", 2L, 0.5),
                        tuple("epoch/gradient_norm", 1L, 1.5),
                        tuple("epoch/learning_rate", 2L, (double) 0.0005f),
                        tuple("steps/loss", 6L, 1.0))
                .hasSize(2 * 6 + 2 + 6);
    }

    @Test
    void hasHistogramsWithTheBucketsAsTheyAre() throws Exception {
        assertThat(events("logged"))
                .filteredOn(event -> event.getSummary().getValueList().stream().anyMatch(Summary.Value::hasHisto))
                .hasSize(2)
                .allSatisfy(event -> {
                    assertThat(event.getSummary().getValue(0).getTag()).isEqualTo("01Linear/weight/weight");
                    HistogramProto histogram = event.getSummary().getValue(0).getHisto();
                    assertThat(histogram.getBucketLimitList()).containsExactly(-2.0, -1.0, 1.0, 2.0, 4.0, 8.0);
                    assertThat(histogram.getBucketList()).containsExactly(1.0, 1.0, 1.0, 1.0, 0.0, 1.0);
                    assertThat(histogram.getMin()).isEqualTo(-3);
                    assertThat(histogram.getMax()).isEqualTo(5);
                    assertThat(histogram.getNum()).isEqualTo(5);
                    assertThat(histogram.getSum()).isEqualTo(2);
                    assertThat(histogram.getSumSquares()).isCloseTo(36, within(1e-9));
                });
    }

    @Test
    void hasPicturesWithTheirSize() throws Exception {
        assertThat(events("drawn"))
                .filteredOn(event -> event.getSummary().getValueList().stream()
                        .anyMatch(value -> value.getMetadata()
                                .getPluginData()
                                .getPluginName()
                                .equals("images")))
                .isNotEmpty()
                .allSatisfy(event -> {
                    List<ByteString> image =
                            event.getSummary().getValue(0).getTensor().getStringValList();
                    assertThat(image).hasSize(3);
                    PngSize size = PngSize.of(image.get(2).toByteArray()).orElseThrow();
                    assertThat(image.get(0).toStringUtf8()).isEqualTo(Integer.toString(size.width()));
                    assertThat(image.get(1).toStringUtf8()).isEqualTo(Integer.toString(size.height()));
                });
    }

    @Test
    void saysThatThereIsNoSuchRun() {
        given().get("/runs/nobody/export/tensorboard.zip")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static List<TensorBoardEvent> events(String run) throws Exception {
        byte[] zip = given().get("/runs/" + run + "/export/tensorboard.zip")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
        try (var archive = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(archive.getNextEntry().getName()).startsWith(run + "/events.out.tfevents.");
            return EventFileReader.read(run, archive.readAllBytes());
        }
    }
}
