package io.epochscope.benchmarks.freshness;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks every few milliseconds for rows of epochs and for findings, and reads what is told of findings, on two threads
 * of its own.
 */
final class FindingWatch implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String ROWS = """
            select run.run_id, epoch.epoch
            from store.run
            join store.epoch on epoch.run_key = run.run_key
            where run.run_id like ?
            """;

    private static final String FINDINGS =
            "select run_id, rule, subject_kind, subject, first_epoch, last_epoch from finding where run_id like ?";

    private record Row(String run, int epoch) {}

    private record Key(String run, String rule, String kind, String subject, int firstEpoch) {}

    /** A finding when it was seen first. */
    private record Opening(int epoch, long nanos) {}

    private final Map<Row, Long> rows = new ConcurrentHashMap<>();
    private final Map<Key, Opening> shown = new ConcurrentHashMap<>();
    private final Map<Key, Long> told = new ConcurrentHashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final String runs;
    private final Connection connection;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Thread> threads;
    private volatile boolean stopping;

    /**
     * Seconds from the row of an epoch to the first sight of a finding that it opened.
     *
     * @param shown in the view
     * @param told on the topic
     */
    record Delays(List<Double> shown, List<Double> told) {}

    /** @param runs whose findings are looked for, as SQL's {@code like} has it */
    FindingWatch(DatabaseLogin owner, String bootstrapServers, String runs) throws SQLException {
        this.runs = runs;
        connection = owner.connect();
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.FINDINGS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        threads = List.of(new Thread(this::look, "rows and findings"), new Thread(this::listen, "told findings"));
        threads.forEach(Thread::start);
    }

    private void look() {
        try (PreparedStatement epochs = connection.prepareStatement(ROWS);
                PreparedStatement findings = connection.prepareStatement(FINDINGS)) {
            epochs.setString(1, runs);
            findings.setString(1, runs);
            while (!stopping) {
                lookForRows(epochs);
                lookForFindings(findings);
                Thread.sleep(BETWEEN.toMillis());
            }
        } catch (SQLException | InterruptedException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void lookForRows(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
                rows.putIfAbsent(new Row(row.getString(1), row.getInt(2)), now);
            }
        }
    }

    private void lookForFindings(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
                shown.putIfAbsent(
                        new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)),
                        new Opening(row.getInt(6), now));
            }
        }
    }

    private void listen() {
        try (consumer) {
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    Event event = Event.parseFrom(message.value());
                    told.putIfAbsent(
                            new Key(
                                    event.getRunId(),
                                    event.getFinding().getRule(),
                                    event.getFinding().getSubjectKind(),
                                    event.getFinding().getSubject(),
                                    event.getFinding().getFirstEpoch()),
                            System.nanoTime());
                }
            }
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /**
     * Waits until so many epochs of each of some runs are stored, and all that was found of them until then is told.
     *
     * @param counted findings that opened with this epoch or a later one count
     * @throws IllegalStateException if something is missing after a minute, or could not be watched
     */
    Delays await(int runCount, int epochs, int counted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (rows.size() < runCount * epochs || !told.keySet().containsAll(shown.keySet())) {
            if (failure.get() != null || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d epochs are stored, %d findings shown, %d told"
                                .formatted(rows.size(), shown.size(), told.size()),
                        failure.get());
            }
            Thread.sleep(BETWEEN.toMillis());
        }
        List<Double> untilShown = new ArrayList<>();
        List<Double> untilTold = new ArrayList<>();
        shown.forEach((finding, opening) -> {
            Optional<Long> row = Optional.ofNullable(rows.get(new Row(finding.run(), opening.epoch())));
            if (opening.epoch() >= counted && row.isPresent()) {
                untilShown.add((opening.nanos() - row.get()) / 1e9);
                untilTold.add((told.get(finding) - row.get()) / 1e9);
            }
        });
        return new Delays(untilShown, untilTold);
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        connection.close();
    }
}
