package io.epochscope.metrics.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A metric that only its user knows, from JSON on Kafka to the views and the answers. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class OwnMetricTest {

    private static final String RUN = "own-metric";

    private static final String EPOCH = """
            {
              "runId": "own-metric", "attempt": 1, "sequence": %1$d, "occurredAt": "2026-11-23T09:45:20Z",
              "epochCompleted": {
                "epoch": %1$d, "step": 10, "learningRate": 0.1,
                "splits": [
                  {"split": "SPLIT_TRAIN", "pass": "PASS_TRAINING", "samples": 8, "loss": 1, "metrics": {"iou": 0.%1$d}},
                  {"split": "SPLIT_VALIDATION", "pass": "PASS_VALIDATION", "samples": 4, "loss": 1, "metrics": {"iou": "NaN"}},
                  {"split": "SPLIT_TEST", "pass": "PASS_EVALUATION", "samples": 4, "loss": 1, "metrics": {"iou": 0.25}}
                ],
                "metrics": {"tiles": 7}
              }
            }
            """;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final TestDatabase database = new TestDatabase();

    @Test
    void goesThroughEverything() throws Exception {
        try (Publisher publisher = new Publisher(bootstrapServers)) {
            publisher.send(List.of(new FixtureRun(RUN).opened().events().get(0)));
            for (int epoch = 1; epoch <= 2; epoch++) {
                publisher.send(
                        "training.epochs",
                        RUN,
                        EPOCH.formatted(epoch).getBytes(StandardCharsets.UTF_8),
                        Map.of(EventCodec.CONTENT_TYPE_HEADER, EventCodec.JSON));
            }
        }
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(database.query(
                                "select epoch, split, value from epoch_metric where run_id = ? and metric = 'iou' order by 1, 2",
                                RUN))
                        .containsExactly(
                                List.of("1", "test", "0.25"),
                                List.of("1", "train", "0.1"),
                                List.of("1", "validation", "NaN"),
                                List.of("2", "test", "0.25"),
                                List.of("2", "train", "0.2"),
                                List.of("2", "validation", "NaN")));

        assertThat(database.query("""
                        select distinct metric, better
                        from epoch_metric
                        left join metric using (metric)
                        where run_id = ?
                        order by metric
                        """, RUN))
                .containsExactly(Arrays.asList("iou", null), List.of("loss", "lower"), Arrays.asList("tiles", null));
        given().get("/runs/" + RUN + "/epochs")
                .then()
                .statusCode(200)
                .body("metrics.train.iou", contains(0.1f, 0.2f))
                .body("metrics.validation.iou", contains("NaN", "NaN"))
                .body("metrics.test.iou", contains(0.25f, 0.25f))
                .body("metrics.epoch.tiles", contains(7f, 7f));
    }
}
