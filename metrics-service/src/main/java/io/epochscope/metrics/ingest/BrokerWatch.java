package io.epochscope.metrics.ingest;

import io.epochscope.events.Topic;
import io.epochscope.metrics.health.Standstill;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Says in one line when the broker goes away or topics are missing, and when all is well again, in place of the
 * warnings that Kafka's clients repeat each second. Consuming waits for both by itself. While all is well it writes
 * down how many records wait to be stored, and looks whether the consumers take them.
 */
@Startup
@ApplicationScoped
public class BrokerWatch {

    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final String WELL = "";

    private final Supplier<Admin> admins;
    private final IngestConfig config;
    private final ConsumerLag lag;
    private final Consumers consumers;
    private final Standstill standstill;
    private Admin admin;
    private Cancellable watching;
    private String state = WELL;
    private boolean lagIsKnown = true;

    BrokerWatch(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            IngestConfig config,
            DataSource dataSource,
            Consumers consumers,
            Standstill standstill,
            @ConfigProperty(name = "mp.messaging.incoming.events.group.id") String group) {
        this.config = config;
        this.consumers = consumers;
        this.standstill = standstill;
        this.lag = new ConsumerLag(dataSource, group);
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
                // Measuring waits for the database, which the broker's thread must not.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(now -> {
                    tell(now);
                    if (now.equals(WELL)) {
                        measureLag();
                    } else {
                        standstill.excuse();
                    }
                });
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

    private void measureLag() {
        try {
            lag.write(observed());
            if (!lagIsKnown) {
                LOG.info("It is known again how many events wait to be stored");
            }
            lagIsKnown = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | SQLException | RuntimeException e) {
            if (lagIsKnown) {
                LOG.warnf(
                        "It is not known how many events wait to be stored; that is measured again every %s: %s",
                        config.brokerCheck(), e);
            }
            lagIsKnown = false;
        }
    }

    private Map<TopicPartition, PartitionLag> observed() throws ExecutionException, InterruptedException {
        try {
            Map<TopicPartition, PartitionLag> lags = lag.measure(admin, storedTopics());
            standstill.observe(consumers.backlogs(lags));
            return lags;
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            standstill.excuse();
            throw e;
        }
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
        return Stream.concat(storedTopics().stream(), Stream.of(Topic.DEAD_LETTERS.topicName()))
                .toList();
    }

    private static List<String> storedTopics() {
        return Topic.stored().stream().map(Topic::topicName).toList();
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
