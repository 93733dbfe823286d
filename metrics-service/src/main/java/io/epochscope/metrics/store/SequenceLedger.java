package io.epochscope.metrics.store;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which sequences of which attempts and topics a batch stores, supersedes or puts among the dead letters. Not
 * thread-safe.
 */
public final class SequenceLedger {

    private static final String MERGE = """
            insert into store.attempt_topic as ledger
              (run_key, attempt, topic, published, stored, superseded, dead_lettered, unnumbered)
            values (?, ?, ?, ?, ?::int8multirange, ?::int8multirange, ?::int8multirange, ?)
            on conflict (run_key, attempt, topic) do update set
              published = greatest(ledger.published, excluded.published),
              stored = ledger.stored + excluded.stored,
              superseded = ledger.superseded + excluded.superseded,
              dead_lettered = ledger.dead_lettered + excluded.dead_lettered,
              unnumbered = ledger.unnumbered or excluded.unnumbered
            where (ledger.published, ledger.stored, ledger.superseded, ledger.dead_lettered, ledger.unnumbered)
              is distinct from (
                greatest(ledger.published, excluded.published),
                ledger.stored + excluded.stored,
                ledger.superseded + excluded.superseded,
                ledger.dead_lettered + excluded.dead_lettered,
                ledger.unnumbered or excluded.unnumbered
              )
            """;

    private final Map<AttemptTopic, Account> accounts = new TreeMap<>();

    /** An event is stored, or there is something newer in its place. */
    public void store(RunEvent event) {
        Account account = account(event.runKey(), event.event());
        account.stored.add(event.event().getSequence());
        account.unnumbered |= event.event().getSequence() == 0;
    }

    /** What an event of that version said has been superseded by another event. */
    public void supersede(long runKey, Topic topic, Version version) {
        account(runKey, version.attempt(), topic.topicName()).superseded.add(version.sequence());
    }

    /** An event that came on a topic cannot be stored. */
    public void deadLetter(RunEvent event, String topic) {
        account(event.runKey(), event.event().getAttempt(), topic)
                .deadLettered
                .add(event.event().getSequence());
    }

    /** The closing event of an attempt says how many events a topic got. */
    public void publish(long runKey, int attempt, String topic, long events) {
        Account account = account(runKey, attempt, topic);
        account.published = account.published == null ? events : Math.max(account.published, events);
    }

    /** Adds all this to what the database has. */
    public void write(Connection connection) throws SQLException {
        Statements.execute(
                connection,
                MERGE,
                accounts.entrySet().stream()
                        .map(entry -> parameters(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static List<Object> parameters(AttemptTopic key, Account account) {
        return Arrays.asList(
                key.runKey,
                key.attempt,
                key.topic,
                account.published,
                account.stored.toMultirange(),
                account.superseded.toMultirange(),
                account.deadLettered.toMultirange(),
                account.unnumbered);
    }

    private Account account(long runKey, Event event) {
        Topic topic = Topic.of(event.getBodyCase())
                .orElseThrow(() -> new UnstorableEventException("the event has no body that is known here"));
        return account(runKey, event.getAttempt(), topic.topicName());
    }

    private Account account(long runKey, int attempt, String topic) {
        return accounts.computeIfAbsent(new AttemptTopic(runKey, attempt, topic), key -> new Account());
    }

    private record AttemptTopic(long runKey, int attempt, String topic) implements Comparable<AttemptTopic> {

        private static final Comparator<AttemptTopic> ORDER = Comparator.comparingLong(AttemptTopic::runKey)
                .thenComparingInt(AttemptTopic::attempt)
                .thenComparing(AttemptTopic::topic);

        @Override
        public int compareTo(AttemptTopic other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Account {
        private Long published;
        private boolean unnumbered;
        private final SequenceSet stored = new SequenceSet();
        private final SequenceSet superseded = new SequenceSet();
        private final SequenceSet deadLettered = new SequenceSet();
    }
}
