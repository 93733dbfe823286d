package io.epochscope.metrics.ingest;

import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records wait to be stored, by partition: from the offset that the group has committed, or the oldest record
 * if it has committed none, to the end. Kept in the database for dashboards and alerts. Thread-safe.
 */
final class ConsumerLag {

    /** In the order of the keys, so that two services at once wait for each other rather than block each other. */
    private static final String UPSERT = """
            insert into store.consumer_lag (topic, partition, lag, measured_at)
            values (?, ?, ?, now())
            on conflict (topic, partition) do update set lag = excluded.lag, measured_at = excluded.measured_at
            """;

    private static final long NONE = -1;

    private final DataSource dataSource;
    private final String group;

    /** @param group of the consumers */
    ConsumerLag(DataSource dataSource, String group) {
        this.dataSource = dataSource;
        this.group = group;
    }

    /**
     * Measures topics that there are. Waits for the broker.
     *
     * @throws ExecutionException if the broker does not answer
     */
    Map<TopicPartition, PartitionLag> measure(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> oldest = new HashMap<>();
        Map<TopicPartition, OffsetSpec> next = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, description) -> description.partitions().forEach(partition -> {
                    var key = new TopicPartition(topic, partition.partition());
                    oldest.put(key, OffsetSpec.earliest());
                    next.put(key, OffsetSpec.latest());
                }));
        // The ends come last: records that come meanwhile wait, and no lag is below 0.
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResultInfo> starts =
                admin.listOffsets(oldest).all().get();
        Map<TopicPartition, PartitionLag> lags = new HashMap<>();
        admin.listOffsets(next).all().get().forEach((key, end) -> {
            long stored = committed.get(key) == null ? NONE : committed.get(key).offset();
            // What the broker has deleted will not be stored any more.
            long from = Math.max(starts.get(key).offset(), stored);
            lags.put(key, new PartitionLag(stored, Math.max(0, end.offset() - from)));
        });
        return lags;
    }

    /**
     * Writes down what was measured. Waits for the database.
     *
     * @throws SQLException if the database does not answer
     */
    void write(Map<TopicPartition, PartitionLag> lags) throws SQLException {
        List<List<Object>> rows = lags.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<TopicPartition, PartitionLag> each) ->
                                each.getKey().topic())
                        .thenComparing(each -> each.getKey().partition()))
                .map(each -> List.<Object>of(
                        each.getKey().topic(),
                        each.getKey().partition(),
                        each.getValue().lag()))
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Statements.execute(connection, UPSERT, rows);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }
}
