package io.epochscope.trainer.run;

import static io.epochscope.trainer.run.TrainerClient.awaitStatus;
import static io.epochscope.trainer.run.TrainerClient.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class RateRangeTestRunTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void aRateRangeTestSuggestsARateAndKeepsNoModel() {
        Map<String, Object> resolved = post("""
                        {"kind": "rate-range-test", "model": {"type": "mlp", "hidden": [16]}, "batchSize": 32, "seed": 7,
                         "dataset": {"type": "generated", "samples": 300, "size": 12}, "rateRange": {"from": 1e-5}}
                        """)
                .statusCode(202)
                .body("request.kind", equalTo("rate-range-test"))
                .body("name", equalTo("rate-range test of mlp on generated"))
                .extract()
                .path("request");
        String id = given().contentType("application/json")
                .body(resolved)
                .post("/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitStatus(id, "COMPLETED");

        given().get("/runs/" + id)
                .then()
                .body("request", equalTo(resolved))
                .body("progress.stepsPerEpoch", equalTo(100))
                .body("progress.step", greaterThan(20))
                .body("progress.validationLoss", nullValue());
        given().get("/runs/" + id + "/model").then().statusCode(404).body("detail", containsString("is thrown away"));
        try (PublishedEvents published = new PublishedEvents(broker)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                List<Event> events = published.of(id);
                return events.stream()
                        .filter(Event::hasRunFinished)
                        .anyMatch(event -> total(event.getRunFinished()) == events.size());
            });
            assertThat(published.of(id))
                    .filteredOn(Event::hasRunStarted)
                    .extracting(event -> event.getRunStarted().getKind())
                    .containsExactly("rate-range-test");
            assertThat(published.of(id))
                    .filteredOn(Event::hasEpochCompleted)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getEpochCompleted().getMetricsMap())
                            .containsKey("suggested_learning_rate"));
        }
    }

    private static long total(RunFinished finished) {
        return finished.getEventsPerTopicMap().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
