package io.epochscope.metrics.diagnosis.judging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Finding;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the events of a run to its findings, with a real broker and a real database. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class JudgingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double[] TRAIN = {1.0, 0.8, 0.6, 0.4, 0.3, 0.2, 0.1};
    private static final double[] VALIDATION = {1.1, 0.9, 0.8, 0.9, 1.0, 1.2, 1.4};

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final TestDatabase database = new TestDatabase();
    private Publisher publisher;

    @BeforeEach
    void open() {
        publisher = new Publisher(bootstrapServers);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void tellsWhatItFindsAsARunGoesOn() throws Exception {
        List<Event> events = overfitting("overfitted");
        publisher.send(events.subList(0, events.size() - 1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/runs/overfitted/findings")
                        .then()
                        .statusCode(200)
                        .body("rule", hasItem("overfitting"))
                        .body("find { it.rule == 'overfitting' }.lastEpoch", equalTo(6)));
        publisher.send(events.subList(events.size() - 1, events.size()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/runs/overfitted/findings")
                        .then()
                        .body("find { it.rule == 'overfitting' }.firstEpoch", equalTo(6))
                        .body("find { it.rule == 'overfitting' }.lastEpoch", equalTo(7))
                        .body("[0].rule", equalTo("overfitting"))
                        .body("[0].mainCause", equalTo(true))
                        .body("[0].explainedBy", nullValue())
                        .body("find { it.rule == 'overfitting' }.open", equalTo(true))
                        .body("find { it.rule == 'overfitting' }.severity", equalTo("warning"))
                        .body("find { it.rule == 'overfitting' }.message", containsString("lowest in epoch 3 (0.8"))
                        .body("find { it.rule == 'overfitting' }.figures.best_epoch", equalTo(3.0f))
                        .body("find { it.rule == 'overfitting' }.fields", hasItem("earlyStopping"))
                        .body(
                                "find { it.rule == 'overfitting' }.evidence",
                                equalTo("/d/epochscope-curves?var-run=overfitted")));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told("overfitted", "overfitting"))
                        .last()
                        .satisfies(finding -> {
                            assertThat(finding.getFirstEpoch()).isEqualTo(6);
                            assertThat(finding.getLastEpoch()).isEqualTo(7);
                            assertThat(finding.getHolds()).isTrue();
                            assertThat(finding.getMainCause()).isTrue();
                            assertThat(finding.getFiguresOrThrow("validation_loss"))
                                    .isEqualTo(1.4);
                        }));
    }

    @Test
    void eventsThatComeAgainChangeNothing() throws Exception {
        publisher.send(overfitting("again"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(found("again")).hasSize(1));
        List<List<String>> before = found("again");

        publisher.send(overfitting("again"));
        publisher.send(overfitting("after-again"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found("after-again")).hasSize(1));

        assertThat(found("again")).isEqualTo(before);
    }

    @Test
    void aRunWithoutFindingsHasNone() throws Exception {
        publisher.send(FixtureRun.completed("well"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/runs/well/findings").then().statusCode(200));
        given().get("/runs/nobody/findings").then().statusCode(404).body("detail", containsString("no run nobody"));
    }

    private List<List<String>> found(String run) throws Exception {
        return database.query("""
                select rule, first_epoch, last_epoch, updated_at, finding.revision
                from store.finding join store.run using (run_key)
                where run_id = ? and rule = 'overfitting'
                """, run);
    }

    private List<Finding> told(String run, String rule) {
        return publisher.read(Topic.FINDINGS.topicName()).stream()
                .map(each -> event(each.value()))
                .filter(event -> event.getRunId().equals(run))
                .map(Event::getFinding)
                .filter(finding -> finding.getRule().equals(rule))
                .toList();
    }

    private static Event event(byte[] content) {
        try {
            return new EventCodec().decode(content, EventCodec.BINARY);
        } catch (MalformedEventException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Event> overfitting(String run) {
        var fixture = new FixtureRun(run).opened();
        var events = new ArrayList<>(fixture.events());
        for (int i = 0; i < TRAIN.length; i++) {
            events.add(fixture.add(Event.newBuilder()
                    .setEpochCompleted(EpochCompleted.newBuilder()
                            .setEpoch(i + 1)
                            .setStep(3L * (i + 1))
                            .setLearningRate(0.001)
                            .addSplits(split(Split.SPLIT_TRAIN, Pass.PASS_TRAINING, TRAIN[i]))
                            .addSplits(split(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, VALIDATION[i])))));
        }
        return events;
    }

    private static SplitMetrics split(Split split, Pass pass, double loss) {
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples(10)
                .setLoss(loss)
                .build();
    }
}
