package io.epochscope.trainer.broker;

import io.epochscope.events.Topic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jboss.logging.Logger;

/** Creates the topics that the broker does not have, where the deployment leaves that to the trainer. */
@Singleton
public class MissingTopics {

    private static final Logger LOG = Logger.getLogger(MissingTopics.class);

    // Made when it is first asked for, and again if that failed: while the broker is away its name may not resolve.
    private final Instance<Admin> admin;
    private final TopicsConfig config;

    MissingTopics(Instance<Admin> admin, TopicsConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /**
     * Creates them on subscription; does nothing if the configuration doesn't say so. Fails while the broker is away.
     */
    public Uni<Void> create() {
        if (!config.create()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> admin.get().listTopics().names().toCompletionStage())
                .map(this::missingFrom)
                .chain(missing -> Uni.createFrom()
                        .completionStage(
                                () -> admin.get().createTopics(missing).all().toCompletionStage())
                        .invoke(() -> LOG.infof(
                                "topics created: %s",
                                missing.stream().map(NewTopic::name).toList())));
    }

    private List<NewTopic> missingFrom(Set<String> existing) {
        return Topic.names().stream()
                .filter(name -> !existing.contains(name))
                .map(name -> new NewTopic(name, Optional.of(config.partitions()), config.replication())
                        .configs(Topic.SETTINGS))
                .toList();
    }
}
