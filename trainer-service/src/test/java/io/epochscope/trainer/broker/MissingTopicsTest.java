package io.epochscope.trainer.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = BackingServices.class,
        initArgs = @ResourceArg(name = BackingServices.SERVICES, value = BackingServices.KAFKA))
class MissingTopicsTest {

    /** No other test needs it. */
    private static final String TOPIC = Topic.COMMANDS.topicName();

    @Inject
    Instance<Admin> admin;

    @Inject
    TopicsConfig configured;

    @Test
    void createsWhatIsMissingAsTheContractHasIt() throws Exception {
        admin.get().deleteTopics(List.of(TOPIC)).all().get(30, SECONDS);
        await().until(() -> !admin.get().listTopics().names().get(30, SECONDS).contains(TOPIC));

        new MissingTopics(admin, new Creating(configured)).create().await().atMost(Duration.ofSeconds(30));

        await().untilAsserted(() -> assertThat(admin.get()
                        .describeTopics(List.of(TOPIC))
                        .allTopicNames()
                        .get(30, SECONDS)
                        .get(TOPIC)
                        .partitions())
                .hasSize(Topic.PARTITIONS));
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var settings = admin.get()
                .describeConfigs(List.of(resource))
                .all()
                .get(30, SECONDS)
                .get(resource);
        assertThat(Topic.SETTINGS)
                .isNotEmpty()
                .allSatisfy((name, value) ->
                        assertThat(settings.get(name).value()).as(name).isEqualTo(value));
    }

    /** What is configured, where the trainer is to create topics. */
    private record Creating(TopicsConfig configured) implements TopicsConfig {
        @Override
        public boolean create() {
            return true;
        }

        @Override
        public int partitions() {
            return configured.partitions();
        }

        @Override
        public Optional<Short> replication() {
            return configured.replication();
        }
    }
}
