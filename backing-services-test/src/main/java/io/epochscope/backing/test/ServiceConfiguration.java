package io.epochscope.backing.test;

import io.epochscope.backing.kafka.Topics;
import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.events.Topic;
import java.util.Map;

/** What the services under test are told. */
final class ServiceConfiguration {
    /** More than one, so that tests meet events of one topic out of order. */
    private static final int PARTITIONS = 3;

    private ServiceConfiguration() {}

    static Map<String, String> kafka(String bootstrapServers) {
        new Topics(bootstrapServers).createMissing(Topic.names(), PARTITIONS, Topic.SETTINGS);
        return Map.of("kafka.bootstrap.servers", bootstrapServers);
    }

    static Map<String, String> postgres(DatabaseLogin owner, DatabaseLogin reader) {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                owner.jdbcUrl(),
                "quarkus.datasource.username",
                owner.user(),
                "quarkus.datasource.password",
                owner.password(),
                BackingServices.READER_URL,
                reader.jdbcUrl(),
                BackingServices.READER_USER,
                reader.user(),
                BackingServices.READER_PASSWORD,
                reader.password());
    }
}
