package io.epochscope.benchmarks.chaos;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL has of the events of a run. On a connection that its owner closes. */
final class StoredEvents {

    /** Whether the ledger has each of some sequences, in their order. */
    private static final String ACCOUNTED = """
            select coalesce(topic.stored @> sequence, false) as stored, coalesce(topic.superseded @> sequence, false)
              as superseded
            from unnest(?::text[], ?::integer[], ?::bigint[]) with ordinality
              as asked (topic, attempt, sequence, position)
            left join store.run on run.run_id = ?
            left join store.attempt_topic topic
              on (topic.run_key, topic.attempt, topic.topic) = (run.run_key, asked.attempt, asked.topic)
            order by position
            """;

    private final Connection connection;

    StoredEvents(Connection connection) {
        this.connection = connection;
    }

    /** What metrics-service's ledger says of an event. */
    record Account(boolean stored, boolean superseded) {

        private static Account of(ResultSet row) throws SQLException {
            return new Account(row.getBoolean("stored"), row.getBoolean("superseded"));
        }
    }

    /** What the ledger says of events of a run. */
    Map<EventId, Account> accounts(String runId, List<EventId> events) throws SQLException {
        List<Account> accounts = Query.rows(
                connection,
                ACCOUNTED,
                Account::of,
                SqlArray.ofTexts(
                        events.stream().map(each -> each.topic().topicName()).toList()),
                SqlArray.ofIntegers(events.stream().map(EventId::attempt).toList()),
                SqlArray.ofLongs(events.stream().map(EventId::sequence).toList()),
                runId);
        Map<EventId, Account> byEvent = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            byEvent.put(events.get(i), accounts.get(i));
        }
        return byEvent;
    }

    /** Whether an event is stored. */
    boolean has(Event event) throws SQLException {
        EventId id = EventId.of(event);
        return accounts(id.runId(), List.of(id)).get(id).stored();
    }

    /** The content of all rows of a kind, by the events that they are of: one for each, if all is well. */
    Map<EventId, List<Checksum>> rows(String runId, StoredKind kind) throws SQLException {
        Topic topic = Topic.of(kind.body()).orElseThrow();
        Map<EventId, List<Checksum>> byEvent = new HashMap<>();
        for (Row row : Query.rows(connection, kind.rows(), row -> Row.of(row, kind), runId)) {
            byEvent.computeIfAbsent(
                            new EventId(runId, row.attempt(), topic, row.sequence()), event -> new ArrayList<>())
                    .add(row.content());
        }
        return byEvent;
    }

    private record Row(int attempt, long sequence, Checksum content) {

        static Row of(ResultSet row, StoredKind kind) throws SQLException {
            return new Row(row.getInt("attempt"), row.getLong("sequence"), Checksum.of(kind.of(row)));
        }
    }
}
