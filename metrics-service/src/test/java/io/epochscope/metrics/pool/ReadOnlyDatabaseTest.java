package io.epochscope.metrics.pool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.epochscope.backing.postgres.PostgresServer;
import io.epochscope.metrics.fixture.CompleteRun;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.RestartableDatabase;
import io.epochscope.metrics.fixture.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Connections to a server that takes no writes, as to a primary that was demoted, which stay as they are when new ones
 * lead to a server that does.
 */
@QuarkusTest
@WithTestResource(RestartableDatabase.class)
class ReadOnlyDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    PostgresServer server;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void connectionsThatCannotWriteAreReplaced() throws Exception {
        try (var publisher = new Publisher(bootstrapServers)) {
            publisher.send(FixtureRun.completed("read-only-before"));
            CompleteRun.await("read-only-before");

            onServer("alter database epochscope set default_transaction_read_only = on");
            onServer("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = 'epochscope' and pid <> pg_backend_pid()");
            publisher.send(FixtureRun.completed("read-only-during"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/q/health/ready")
                            .then()
                            .statusCode(503)
                            .body("checks.find { it.name == 'Events are stored' }.status", equalTo("DOWN"))
                            .body(
                                    "checks.find { it.name == 'Events are stored' }.data.problem",
                                    containsString("read-only transaction")));
            given().get("/q/health/live").then().statusCode(200);
            given().get("/runs/read-only-before").then().statusCode(200);
            given().get("/runs/read-only-during").then().statusCode(404);

            awaitConnectionsThatRead();
            onServer("alter database epochscope reset default_transaction_read_only");
            publisher.send(FixtureRun.completed("read-only-after"));
        }
        CompleteRun.await("read-only-during");
        CompleteRun.await("read-only-after");
        try (var connection = server.owner().connect()) {
            assertThat(TestDatabase.query(connection, "select count(*) from dead_letter"))
                    .containsExactly(List.of("0"));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = server.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute(sql);
        }
    }

    /** What reads keeps its connection; what fails to write with it throws it away, so at times there is none. */
    private void awaitConnectionsThatRead() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            given().get("/runs/read-only-before").then().statusCode(200);
            assertThat(connectionsOfTheService()).isPositive();
        });
    }

    private int connectionsOfTheService() throws SQLException {
        try (Connection connection = server.owner().connect()) {
            return Integer.parseInt(TestDatabase.query(connection, """
                            select count(*) from pg_stat_activity
                            where datname = 'epochscope' and pid <> pg_backend_pid() and backend_type = 'client backend'
                            """).get(0).get(0));
        }
    }
}
