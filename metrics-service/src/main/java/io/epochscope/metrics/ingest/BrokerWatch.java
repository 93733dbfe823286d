package io.epochscope.metrics.ingest;

import io.epochscope.events.Topic;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jboss.logging.Logger;

/**
 * Says in one line when the broker goes away or topics are missing, and when all is well again, in place of the
 * warnings that Kafka's clients repeat each second. Consuming waits for both by itself.
 */
@Startup
@ApplicationScoped
public class BrokerWatch {

    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final String WELL = "";

    private final Supplier<Admin> admins;
    private final IngestConfig config;
    private Admin admin;
    private Cancellable watching;
    private String state = WELL;

    BrokerWatch(@Identifier("default-kafka-broker") Map<String, Object> kafka, IngestConfig config) {
        this.config = config;
        this.admins = () -> {
            var settings = new HashMap<>(kafka);
            settings.put(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    Math.toIntExact(config.brokerCheck().toMillis()));
            settings.put(
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    Math.toIntExact(config.brokerCheck().toMillis()));
            return Admin.create(settings);
        };
    }

    @PostConstruct
    void start() {
        watching = Multi.createFrom()
                .ticks()
                .every(config.brokerCheck())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> problem())
                .subscribe()
                .with(this::tell);
    }

    @PreDestroy
    void stop() {
        watching.cancel();
        if (admin != null) {
            admin.close();
        }
    }

    private Uni<String> problem() {
        return Uni.createFrom()
                .completionStage(() -> admin().listTopics().names().toCompletionStage())
                .map(BrokerWatch::missing)
                .onFailure()
                .recoverWithItem(failure -> "the broker does not answer: " + failure.getMessage());
    }

    /** Made late: a broker's name that does not resolve yet makes the client fail at once. */
    private Admin admin() {
        if (admin == null) {
            admin = admins.get();
        }
        return admin;
    }

    static String missing(Set<String> existing) {
        var missing = new TreeSet<>(consumedTopics());
        missing.removeAll(existing);
        return missing.isEmpty() ? WELL : "topics are missing: " + String.join(", ", missing);
    }

    private static List<String> consumedTopics() {
        return Arrays.stream(Topic.values())
                .filter(topic -> switch (topic) {
                    case RUNS, EPOCHS, PATCHES, HISTOGRAMS, PICTURES, DEAD_LETTERS -> true;
                    case REQUESTS, COMMANDS, FINDINGS -> false;
                })
                .map(Topic::topicName)
                .toList();
    }

    private void tell(String now) {
        if (!now.equals(state)) {
            if (now.equals(WELL)) {
                LOG.info("The broker answers and has all topics; events are consumed");
            } else {
                LOG.warnf("No events can be consumed of what is not there: %s. They are waited for", now);
            }
            state = now;
        }
    }
}
