package io.epochscope.metrics.ingest;

import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private final DataSource dataSource;
    private final String group;

    /** @param group of the consumers */
    ConsumerLag(DataSource dataSource, String group) {
        this.dataSource = dataSource;
        this.group = group;
    }

    /**
     * Measures topics that there are, and writes it down. Waits for the broker and the database.
     *
     * @throws ExecutionException if the broker does not answer
     * @throws SQLException if the database does not
     */
    void measure(Admin admin, Collection<String> topics) throws ExecutionException, InterruptedException, SQLException {
        SortedMap<String, SortedMap<Integer, Long>> lags = lags(admin, topics);
        List<List<Object>> rows = new ArrayList<>();
        lags.forEach((topic, partitions) ->
                partitions.forEach((partition, lag) -> rows.add(List.of(topic, partition, lag))));
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

    private SortedMap<String, SortedMap<Integer, Long>> lags(Admin admin, Collection<String> topics)
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
        SortedMap<String, SortedMap<Integer, Long>> lags = new TreeMap<>();
        admin.listOffsets(next).all().get().forEach((key, end) -> {
            OffsetAndMetadata stored = committed.get(key);
            // What the broker has deleted will not be stored any more.
            long from = Math.max(starts.get(key).offset(), stored == null ? 0 : stored.offset());
            lags.computeIfAbsent(key.topic(), topic -> new TreeMap<>())
                    .put(key.partition(), Math.max(0, end.offset() - from));
        });
        return lags;
    }
}
