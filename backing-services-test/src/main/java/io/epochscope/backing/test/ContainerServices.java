package io.epochscope.backing.test;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.backing.postgres.DatabaseRoles;
import java.sql.SQLException;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The services in containers, which Testcontainers removes when the JVM has ended. */
final class ContainerServices {
    static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    static final String POSTGRES_IMAGE = "postgres:18.6";

    private ContainerServices() {}

    @SuppressWarnings("resource")
    static Map<String, String> kafka() {
        var kafka = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        return ServiceConfiguration.kafka(kafka.getBootstrapServers());
    }

    @SuppressWarnings("resource")
    static Map<String, String> postgres() {
        var postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("administrator-in-test");
        postgres.start();
        var owner = login(postgres, DatabaseRoles.OWNER, "owner-in-test");
        var reader = login(postgres, DatabaseRoles.READER, "reader-in-test");
        try {
            new DatabaseRoles(new DatabaseLogin(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword()))
                    .create(owner.password(), reader.password());
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the database and its roles in " + POSTGRES_IMAGE, e);
        }
        return ServiceConfiguration.postgres(owner, reader);
    }

    private static DatabaseLogin login(PostgreSQLContainer postgres, String role, String password) {
        String url = "jdbc:postgresql://" + postgres.getHost() + ":"
                + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + DatabaseRoles.DATABASE;
        return new DatabaseLogin(url, role, password);
    }
}
