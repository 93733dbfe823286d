package io.epochscope.trainer.broker;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The client that asks the broker about itself, with the settings {@code kafka.*} that all clients share. */
final class BrokerAdmin {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    @Produces
    @Singleton
    Admin admin(@Identifier("default-kafka-broker") Map<String, Object> shared) {
        Map<String, Object> settings = new HashMap<>(shared);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        return Admin.create(settings);
    }

    void close(@Disposes Admin admin) {
        admin.close(CLOSE_TIMEOUT);
    }
}
