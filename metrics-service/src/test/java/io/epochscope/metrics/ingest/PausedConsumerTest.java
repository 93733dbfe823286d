package io.epochscope.metrics.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.CompleteRun;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Consumers that live but take nothing, as after a pause that nobody ends. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@TestProfile(PausedConsumerTest.Impatient.class)
class PausedConsumerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STATUS = "checks.find { it.name == 'Events are taken' }.status";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    KafkaClientService clients;

    /** Looks often, and waits only seconds. */
    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "epochscope.ingest.broker-check", "1s",
                    "epochscope.standstill.unready-after", "5s",
                    "epochscope.standstill.restart-after", "10s");
        }
    }

    @Test
    void makesTheServiceNotReadyAndNotLiveUntilItIsOver() throws Exception {
        List<KafkaConsumer<Object, Object>> consumers = clients.getConsumerChannels().stream()
                .flatMap(channel -> clients.getConsumers(channel).stream())
                .toList();
        assertThat(consumers).hasSize(2);
        try (Publisher publisher = new Publisher(bootstrapServers)) {
            publisher.send(FixtureRun.completed("before-pause"));
            CompleteRun.await("before-pause");
            for (String probe : List.of("ready", "live")) {
                given().get("/q/health/" + probe)
                        .then()
                        .statusCode(200)
                        .body("checks.status", everyItem(equalTo("UP")))
                        .body(STATUS, equalTo("UP"));
            }

            consumers.forEach(consumer -> consumer.pause().await().atMost(PATIENCE));
            publisher.send(FixtureRun.completed("paused"));
            for (String probe : List.of("ready", "live")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> given().get("/q/health/" + probe)
                                .then()
                                .statusCode(503)
                                .body(STATUS, equalTo("DOWN"))
                                .body(
                                        "checks.find { it.name == 'Events are taken' }.data.problem",
                                        containsString("a consumer has taken nothing for")));
            }

            consumers.forEach(consumer -> consumer.resume().await().atMost(PATIENCE));
            CompleteRun.await("paused");
        }
        for (String probe : List.of("ready", "live")) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> given().get("/q/health/" + probe).then().statusCode(200));
        }
    }
}
