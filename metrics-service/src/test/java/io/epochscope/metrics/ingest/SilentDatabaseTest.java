package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.store.Query;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A network that has forgotten a connection tells neither end. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class SilentDatabaseTest {

    private static final Duration SILENCE = Duration.ofMinutes(2);

    @Inject
    DataSource dataSource;

    @Test
    void neitherEndOfAConnectionWaitsForTheOtherForEver() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo((int) SILENCE.toMillis());
            assertThat(Query.rows(
                            connection,
                            "select current_setting('idle_in_transaction_session_timeout')",
                            row -> row.getString(1)))
                    .containsExactly("2min");
        }
    }
}
