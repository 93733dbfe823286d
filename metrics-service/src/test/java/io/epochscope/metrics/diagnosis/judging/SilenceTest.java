package io.epochscope.metrics.diagnosis.judging;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.google.protobuf.util.Timestamps;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A run that says nothing is found to, though others publish all the time. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, restrictToAnnotatedClass = true)
@TestProfile(SilenceTest.Impatient.class)
class SilenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /** Looks often, and calls a run silent soon. */
    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "epochscope.diagnosis.tick", "1s",
                    "epochscope.diagnosis.rules.stalled.seconds", "3",
                    "epochscope.diagnosis.rules.stalled.epochs", "0");
        }
    }

    @Test
    void isFoundWhileOthersPublish() {
        try (Publisher publisher = new Publisher(bootstrapServers)) {
            publisher.send(
                    now(new FixtureRun("silent").opened().epoch(1).epoch(2).events()));
            FixtureRun busy = new FixtureRun("busy").opened();
            publisher.send(now(busy.events()));
            int[] epoch = {0};

            await().atMost(PATIENCE).untilAsserted(() -> {
                int published = busy.events().size();
                busy.epoch(++epoch[0]);
                publisher.send(
                        now(busy.events().subList(published, busy.events().size())));
                given().get("/runs/silent/findings").then().statusCode(200).body("rule", hasItem("stalled"));
            });
        }
    }

    private static List<Event> now(List<Event> events) {
        return events.stream()
                .map(event -> event.toBuilder()
                        .setOccurredAt(Timestamps.fromMillis(System.currentTimeMillis()))
                        .build())
                .toList();
    }
}
