package io.epochscope.metrics.ingest;

import io.epochscope.metrics.health.Backlog;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The consumers of this process, and what each of them has to take. Used by one thread at a time. */
@Singleton
class Consumers {

    /** A consumer that waits for records answers within the second that it waits at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClientService clients;
    private final Map<KafkaConsumer<?, ?>, Set<TopicPartition>> held = new HashMap<>();

    Consumers(KafkaClientService clients) {
        this.clients = clients;
    }

    /**
     * One for each consumer.
     *
     * @param lags of all partitions
     */
    List<Backlog> backlogs(Map<TopicPartition, PartitionLag> lags) {
        return clients.getConsumerChannels().stream()
                .flatMap(channel -> clients.getConsumers(channel).stream())
                .map(consumer -> backlog(partitions(consumer), lags))
                .toList();
    }

    /** Of a consumer whose thread does not answer, those that it had when it answered last. */
    private Set<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        try {
            held.put(consumer, Set.copyOf(consumer.getAssignments().await().atMost(PATIENCE)));
        } catch (TimeoutException e) {
            held.putIfAbsent(consumer, Set.of());
        }
        return held.get(consumer);
    }

    private static Backlog backlog(Set<TopicPartition> partitions, Map<TopicPartition, PartitionLag> lags) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        long waiting = 0;
        for (TopicPartition partition : partitions) {
            PartitionLag lag = lags.get(partition);
            if (lag != null) {
                committed.put(partition, lag.committed());
                waiting += lag.lag();
            }
        }
        return new Backlog(committed, waiting);
    }
}
