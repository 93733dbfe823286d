package io.epochscope.metrics.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.epochscope.backing.postgres.PostgresServer;
import io.epochscope.metrics.fixture.CompleteRun;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.RestartableDatabase;
import io.epochscope.metrics.fixture.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A database that goes away while events come. */
@QuarkusTest
@WithTestResource(RestartableDatabase.class)
class DatabaseRestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    PostgresServer server;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void losesAndSetsAsideNothing() throws Exception {
        try (var publisher = new Publisher(bootstrapServers)) {
            publisher.send(FixtureRun.completed("before"));
            CompleteRun.await("before");

            server.close();
            publisher.send(FixtureRun.completed("during"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/q/health/ready")
                            .then()
                            .statusCode(503)
                            .body("checks.find { it.name == 'Events are stored' }.status", equalTo("DOWN")));
            given().get("/q/health/live").then().statusCode(200);
            given().get("/runs/before").then().statusCode(503).contentType("application/problem+json");

            server.start();
            publisher.send(FixtureRun.completed("after"));
        }
        CompleteRun.await("during");
        CompleteRun.await("after");
        try (var connection = server.owner().connect()) {
            assertThat(TestDatabase.query(connection, "select count(*) from dead_letter"))
                    .containsExactly(List.of("0"));
        }
        given().get("/q/health/ready").then().statusCode(200);
    }
}
