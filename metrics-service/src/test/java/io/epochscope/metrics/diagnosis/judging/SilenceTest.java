package io.epochscope.metrics.diagnosis.judging;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.util.Timestamps;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A run that says nothing is found to, though others publish all the time. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@TestProfile(Impatient.class)
class SilenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void isFoundWhileOthersPublish() throws Exception {
        try (Publisher publisher = new Publisher(bootstrapServers)) {
            publisher.send(now(new FixtureRun("silent").opened().epoch(1).events()));
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

    @Test
    void isTheStatusWhereverOneIsShownUntilAnEventComes() throws Exception {
        try (Publisher publisher = new Publisher(bootstrapServers)) {
            FixtureRun run = new FixtureRun("goes-on").opened().epoch(1);
            publisher.send(now(run.events()));
            awaitStatus("goes-on", "STALLED");
            given().queryParam("filter", "status = 'STALLED' and run_id = 'goes-on'")
                    .get("/runs")
                    .then()
                    .statusCode(200)
                    .body("runId", contains("goes-on"));
            given().queryParam("filter", "status = 'RUNNING' and run_id = 'goes-on'")
                    .get("/runs")
                    .then()
                    .statusCode(200)
                    .body("$", empty());
            given().queryParam("sort", "-status")
                    .get("/runs")
                    .then()
                    .statusCode(200)
                    .body("status", hasItem("STALLED"));
            int published = run.events().size();
            Event inTheMiddle = run.add(Event.newBuilder()
                    .setStepScalars(StepScalars.newBuilder()
                            .setName("loss")
                            .setEpoch(2)
                            .addSteps(4)
                            .addValues(1)));

            publisher.send(now(List.of(inTheMiddle)));

            awaitStatus("goes-on", "RUNNING");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/runs/goes-on/findings")
                            .then()
                            .statusCode(200)
                            .body("rule", not(hasItem("stalled"))));
            awaitStatus("goes-on", "STALLED");

            run.epoch(2).closed();
            publisher.send(now(run.events().subList(published + 1, run.events().size())));
            awaitStatus("goes-on", "COMPLETED");
        }
    }

    @Test
    void aRunThatDiedInItsFirstEpochIsStalled() throws Exception {
        try (Publisher publisher = new Publisher(bootstrapServers)) {
            publisher.send(now(new FixtureRun("died-early").opened().events()));

            awaitStatus("died-early", "STALLED");

            given().get("/runs/died-early/findings")
                    .then()
                    .statusCode(200)
                    .body("rule", contains("stalled"))
                    .body("firstEpoch", contains(0));
        }
    }

    private static void awaitStatus(String run, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get("/runs/" + run).then().statusCode(200).body("status", equalTo(status)));
    }

    private static List<Event> now(List<Event> events) {
        return events.stream()
                .map(event -> event.toBuilder()
                        .setOccurredAt(Timestamps.fromMillis(System.currentTimeMillis()))
                        .build())
                .toList();
    }
}
