package io.epochscope.metrics.pool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.epochscope.metrics.fixture.CompleteRun;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.PrimaryAndStandby;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A primary that ends, a standby that takes its place, and the former primary that comes back as a standby. */
@QuarkusTest
@WithTestResource(PrimaryAndStandby.class)
class FailoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    PrimaryAndStandby servers;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void losesAndSetsAsideNothing() throws Exception {
        try (var publisher = new Publisher(bootstrapServers)) {
            publisher.send(FixtureRun.completed("before"));
            CompleteRun.await("before");

            servers.stopPrimary();
            publisher.send(FixtureRun.completed("without-primary"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/q/health/ready")
                            .then()
                            .statusCode(503)
                            .body("checks.find { it.name == 'Events are stored' }.status", equalTo("DOWN")));
            given().get("/q/health/live").then().statusCode(200);

            servers.promoteStandby();
            CompleteRun.await("before");
            CompleteRun.await("without-primary");

            servers.demoteFormerPrimary();
            publisher.send(FixtureRun.completed("beside-standby"));
            CompleteRun.await("beside-standby");
        }
        try (var connection = servers.newPrimary().connect()) {
            assertThat(TestDatabase.query(connection, "select run_id from run order by run_id"))
                    .containsExactly(List.of("before"), List.of("beside-standby"), List.of("without-primary"));
            assertThat(TestDatabase.query(connection, "select count(*) from dead_letter"))
                    .containsExactly(List.of("0"));
        }
    }
}
