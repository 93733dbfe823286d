package io.epochscope.metrics.diagnosis.judging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.util.Timestamps;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is silent is known from the database alone: a judge that was just started has never heard of these runs. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@TestProfile(SilenceOverRestartTest.Restarted.class)
class SilenceOverRestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = new TestDatabase();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    Judging judging;

    @Inject
    DataSource dataSource;

    @Inject
    RuleBook rules;

    @Inject
    DiagnosisConfig config;

    @Inject
    FindingPublisher publisher;

    /** With a service of its own, as its judge is stopped. */
    public static class Restarted extends Impatient {}

    @Test
    void runsThatFellSilentMeanwhileAreStalled() throws Exception {
        try (Publisher trainer = new Publisher(bootstrapServers)) {
            trainer.send(
                    at(Instant.now(), new FixtureRun("judged-before").opened().epoch(1)));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.query("""
                                select judgement.judged_event_at = run.last_event_at
                                from store.run
                                join store.run_judgement judgement using (run_key)
                                where run_id = 'judged-before'
                                """)).containsExactly(List.of("t")));
        judging.stop();
        EventStore store = new EventStore(dataSource);
        store.store(at(Instant.now(), new FixtureRun("in-first-epoch").opened()));
        store.store(at(
                Instant.now().minus(Duration.ofDays(30)),
                new FixtureRun("long-ago").opened().epoch(1)));

        Judging next = new Judging(dataSource, rules, config, publisher);
        next.start();
        try {
            for (String run : List.of("judged-before", "in-first-epoch", "long-ago")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> given().get("/runs/" + run)
                                .then()
                                .statusCode(200)
                                .body("status", equalTo("STALLED")));
            }
        } finally {
            next.stop();
        }
    }

    private static List<Event> at(Instant time, FixtureRun run) {
        return run.events().stream()
                .map(event -> event.toBuilder()
                        .setOccurredAt(Timestamps.fromMillis(time.toEpochMilli()))
                        .build())
                .toList();
    }
}
