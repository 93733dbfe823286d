package io.epochscope.metrics.deadletter;

import io.epochscope.events.v1.Event;
import io.epochscope.metrics.run.RunRegistry;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SequenceLedger;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Lists dead letters in the database, and takes their sequences into the account of their run. */
@Singleton
final class DeadLetterStore {

    private static final String INSERT = """
            insert into store.dead_letter
              (recorded_at, reason, topic, partition, record_offset, record_timestamp, record_key, record_value,
                headers, run_id, attempt, sequence)
            values (?, ?, ?, ?, ?, ?, ?, ?, jsonb_object(?::text[], ?::text[]), ?, ?, ?)
            on conflict do nothing
            """;

    /** That of the table's key. */
    private static final Comparator<RefusedRecord> ORDER = Comparator.comparing(
                    (RefusedRecord refused) -> refused.origin().topic())
            .thenComparing(refused -> refused.origin().partition())
            .thenComparing(refused -> refused.origin().offset());

    private final Clock clock = Clock.systemUTC();
    private final RunRegistry runs = new RunRegistry();
    private final DataSource dataSource;

    DeadLetterStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds all of them or none; those that are listed already stay as they are. */
    void add(List<RefusedRecord> refused) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                account(connection, refused);
                OffsetDateTime now = OffsetDateTime.now(clock);
                Statements.execute(
                        connection,
                        INSERT,
                        refused.stream()
                                .sorted(ORDER)
                                .map(each -> parameters(each, now))
                                .toList());
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void account(Connection connection, List<RefusedRecord> refused) throws SQLException {
        Map<Event, Set<String>> topics = new LinkedHashMap<>();
        for (RefusedRecord each : refused) {
            EventIdentity.of(each)
                    .ifPresent(identity -> topics.computeIfAbsent(identity, key -> new TreeSet<>())
                            .add(each.origin().topic()));
        }
        var ledger = new SequenceLedger();
        for (RunEvent event : runs.admit(connection, List.copyOf(topics.keySet()))) {
            topics.get(event.event()).forEach(topic -> ledger.deadLetter(event, topic));
        }
        ledger.write(connection);
    }

    private static List<Object> parameters(RefusedRecord refused, OffsetDateTime now) {
        ConsumerRecord<byte[], byte[]> origin = refused.origin();
        Optional<Event> identity = EventIdentity.of(refused);
        List<Header> headers =
                StreamSupport.stream(origin.headers().spliterator(), false).toList();
        return Arrays.asList(
                now,
                refused.reason(),
                origin.topic(),
                origin.partition(),
                origin.offset(),
                Instant.ofEpochMilli(refused.writtenAt()).atOffset(ZoneOffset.UTC),
                origin.key(),
                origin.value(),
                SqlArray.ofTexts(headers.stream()
                        .map(header -> RefusedRecord.printable(header.key()))
                        .toList()),
                SqlArray.ofTexts(headers.stream()
                        .map(header -> header.value() == null
                                ? null
                                : Base64.getEncoder().encodeToString(header.value()))
                        .toList()),
                identity.map(Event::getRunId).orElse(null),
                identity.map(Event::getAttempt).orElse(null),
                identity.map(Event::getSequence).orElse(null));
    }
}
