package io.epochscope.trainer.run;

import static io.epochscope.trainer.run.TrainerClient.awaitStatus;
import static io.epochscope.trainer.run.TrainerClient.status;
import static io.epochscope.trainer.run.TrainerClient.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.util.Timestamps;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Finding;
import io.epochscope.events.v1.Severity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others find in a run is acted on while it trains. */
@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class FindingActionTest {

    private static final String ENDLESS = TrainerClient.ENDLESS.replace("\"epochs\": 1000000", """
            "epochs": 1000000, "watch": {"patches": false, "histogramEpochs": 0, "pictureEpochs": 0},
            "onFinding": {"divergence": "stop", "plateau": {"action": "reduce-rate", "factor": 0.5, "cooldown": 0},
              "overfitting": "restore-best-and-stop"}""");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void actsOnceOnEachFindingOfTheRunThatTrainsAndEndsItWithItsBestWeights() {
        String id = submit(ENDLESS);
        try (PublishedEvents published = new PublishedEvents(broker)) {
            Finding plateau = finding("plateau", 1);
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                // Until the trainer reads the topic, and again and again after that.
                tell(id, event(id, plateau));
                return actions(published, id).size() == 1;
            });
            tell(id, event("another-run", finding("divergence", 1)));
            tell(
                    id,
                    event(id, finding("divergence", 1)).toBuilder()
                            .setAttempt(2)
                            .build());
            tell(
                    id,
                    event(
                            id,
                            finding("divergence", 1).toBuilder()
                                    .setSeverity(Severity.SEVERITY_GOOD)
                                    .build()));
            tell(
                    id,
                    event(
                            id,
                            finding("divergence", 1).toBuilder().setHolds(false).build()));
            tell(id, event(id, finding("oscillation", 1)));
            tell(
                    id,
                    event(id, finding("divergence", 1)).toBuilder()
                            .clearOccurredAt()
                            .build());
            tell(id, event(id, plateau.toBuilder().setLastEpoch(9).build()));
            tell(id, event(id, finding("plateau", 2)));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> actions(published, id).size() == 2);
            assertThat(status(id)).isEqualTo("RUNNING");

            tell(id, event(id, finding("overfitting", 3)));
            awaitStatus(id, "COMPLETED");

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> published.of(id).stream().anyMatch(Event::hasRunFinished));
            List<ActionTaken> actions = actions(published, id);
            assertThat(actions)
                    .extracting(ActionTaken::getAction, ActionTaken::getActor, ActionTaken::getReason)
                    .containsExactly(
                            tuple("reduced rate", "plateau", "Seen in epoch 1."),
                            tuple("reduced rate", "plateau", "Seen in epoch 2."),
                            tuple("stopped early", "overfitting", "overfitting: Seen in epoch 3."));
            assertThat(rateOf(published, id, actions.get(0).getEpoch())).isCloseTo(1e-3, within(1e-12));
            assertThat(rateOf(published, id, actions.get(2).getEpoch())).isCloseTo(0.25e-3, within(1e-12));
        }
        given().get("/runs/" + id).then().body("reason", equalTo("overfitting: Seen in epoch 3."));
        given().get("/runs/" + id + "/model").then().statusCode(200);
        given().contentType("application/json")
                .body("{\"epochs\": 2000000}")
                .post("/runs/" + id + "/resume")
                .then()
                .statusCode(409)
                .body("detail", containsString("onFinding"));
    }

    @Test
    void stopsARunThatIsWorthNothing() {
        String id = submit(ENDLESS);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            tell(id, event(id, finding("divergence", 1)));
            return status(id).equals("STOPPED");
        });

        given().get("/runs/" + id).then().body("reason", equalTo("divergence: Seen in epoch 1."));
        try (PublishedEvents published = new PublishedEvents(broker)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> published.of(id).stream().anyMatch(Event::hasRunFinished));
            assertThat(actions(published, id))
                    .extracting(ActionTaken::getAction, ActionTaken::getActor, ActionTaken::getReason)
                    .containsExactly(tuple("stopped", "divergence", "divergence: Seen in epoch 1."));
        }
    }

    private void tell(String key, Event event) {
        try {
            producer.send(new ProducerRecord<>(Topic.FINDINGS.topicName(), key, event.toByteArray()))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Event event(String run, Finding finding) {
        return Event.newBuilder()
                .setRunId(run)
                .setAttempt(1)
                .setOccurredAt(Timestamps.fromMillis(System.currentTimeMillis()))
                .setFinding(finding)
                .build();
    }

    private static Finding finding(String rule, int firstEpoch) {
        return Finding.newBuilder()
                .setRule(rule)
                .setSeverity(Severity.SEVERITY_NOTICE)
                .setSubjectKind("run")
                .setFirstEpoch(firstEpoch)
                .setLastEpoch(firstEpoch)
                .setMessage("Seen in epoch %d.".formatted(firstEpoch))
                .setHolds(true)
                .build();
    }

    private static List<ActionTaken> actions(PublishedEvents published, String run) {
        return published.of(run).stream()
                .filter(Event::hasActionTaken)
                .map(Event::getActionTaken)
                .toList();
    }

    private static double rateOf(PublishedEvents published, String run, int epoch) {
        return published.of(run).stream()
                .filter(event ->
                        event.hasEpochCompleted() && event.getEpochCompleted().getEpoch() == epoch)
                .findFirst()
                .orElseThrow()
                .getEpochCompleted()
                .getLearningRate();
    }
}
