package io.epochscope.trainer.run;

import static io.epochscope.trainer.run.TrainerClient.ENDLESS;
import static io.epochscope.trainer.run.TrainerClient.TINY;
import static io.epochscope.trainer.run.TrainerClient.awaitStatus;
import static io.epochscope.trainer.run.TrainerClient.post;
import static io.epochscope.trainer.run.TrainerClient.status;
import static io.epochscope.trainer.run.TrainerClient.stop;
import static io.epochscope.trainer.run.TrainerClient.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class RunLifeTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void publishesEverythingThatARunHadToSay() {
        String id = submit(TINY);
        awaitStatus(id, "COMPLETED");
        try (PublishedEvents published = new PublishedEvents(broker)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> published.of(id).stream().anyMatch(Event::hasRunFinished)
                            && published.of(id).size() == total(finished(published.of(id))));

            List<ConsumerRecord<String, byte[]>> records = published.recordsOf(id);
            Map<String, Long> counts = finished(published.of(id)).getEventsPerTopicMap();
            assertThat(counts)
                    .containsOnlyKeys(
                            "training.runs",
                            "training.epochs",
                            "training.patches",
                            "training.histograms",
                            "training.pictures");
            counts.forEach((topic, count) -> assertThat(sequences(records, topic))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, count).boxed().toList()));
            assertThat(records)
                    .allSatisfy(found ->
                            assertThat(PublishedEvents.contentType(found)).isEqualTo("application/x-protobuf"))
                    .allSatisfy(found -> assertThat(found.key()).isEqualTo(Topic.keyOf(PublishedEvents.event(found))));
            assertThat(finished(published.of(id)).getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        }
        await().until(() -> given().get("/runs/" + id).path("eventsWaiting").equals(0));
    }

    @Test
    void answersWithTheRunAndItsAddressAndARequestThatCanBePostedAgain() {
        String location = post(TINY)
                .statusCode(202)
                .body("id", matchesPattern("[0-9]{8}-[0-9]{6}-[a-z0-9]{4}"))
                .body("request.optimizer.learningRate", equalTo(0.001f))
                .body("request.seed", equalTo(7))
                .extract()
                .header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        Map<String, Object> resolved =
                given().get(location).then().statusCode(200).extract().path("request");
        Map<String, Object> again = given().contentType("application/json")
                .body(resolved)
                .post("/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("request");
        assertThat(again).isEqualTo(resolved);
        awaitStatus(id, "COMPLETED");
    }

    @Test
    void trainsRunsOneAfterTheOtherAndStopsThem() {
        String first = submit(ENDLESS);
        String second = submit(ENDLESS);
        String third = submit(TINY);
        awaitStatus(first, "RUNNING");
        assertThat(status(second)).isEqualTo("QUEUED");
        given().get("/runs/" + third).then().body("queuePosition", equalTo(2));

        stop(second).statusCode(202).body("status", equalTo("STOPPED"));
        given().get("/runs/" + third).then().body("queuePosition", equalTo(1));
        stop(first).statusCode(202);
        awaitStatus(first, "STOPPED");
        given().get("/runs/" + first)
                .then()
                .body("reason", equalTo("stopped on request"))
                .body("queuePosition", nullValue());
        awaitStatus(third, "COMPLETED");

        stop(first).statusCode(409).contentType("application/problem+json").body("title", equalTo("Not in this state"));
        List<String> newest = given().get("/runs?limit=2").then().extract().path("runs.id");
        assertThat(newest).containsExactly(third, second);
        assertThat(given().get("/runs?limit=1&offset=2").then().extract().<List<String>>path("runs.id"))
                .containsExactly(first);
        try (PublishedEvents published = new PublishedEvents(broker)) {
            await().until(() -> published.of(first).stream().anyMatch(Event::hasRunFinished));
            assertThat(finished(published.of(first)).getStatus()).isEqualTo(RunStatus.RUN_STATUS_STOPPED);
            assertThat(published.of(second)).isEmpty();
        }
    }

    private static RunFinished finished(List<Event> events) {
        return events.stream()
                .filter(Event::hasRunFinished)
                .findFirst()
                .orElseThrow()
                .getRunFinished();
    }

    private static long total(RunFinished finished) {
        return finished.getEventsPerTopicMap().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<Long> sequences(List<ConsumerRecord<String, byte[]>> records, String topic) {
        return records.stream()
                .filter(found -> found.topic().equals(topic))
                .map(found -> PublishedEvents.event(found).getSequence())
                .distinct()
                .collect(Collectors.toList());
    }
}
