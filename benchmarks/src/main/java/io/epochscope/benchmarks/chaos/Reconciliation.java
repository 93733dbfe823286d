package io.epochscope.benchmarks.chaos;

import io.epochscope.benchmarks.chaos.StoredEvents.Account;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.ingest.EventStore;
import io.epochscope.standalone.process.Polling;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Compares what was acknowledged with what is stored. Used by one thread. */
final class Reconciliation {

    /** What waited in Kafka while a fault lasted has to be stored by then; after that it counts as lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int EVENTS_AT_ONCE = 200;

    private final DataSource dataSource;
    private final EventStore store;

    /** @param dataSource of the database's owner */
    Reconciliation(DataSource dataSource) {
        this.dataSource = dataSource;
        this.store = new EventStore(dataSource);
    }

    /** Waits for what is still to be stored, then looks at everything of these events, which are all of their runs. */
    Discrepancies reconcile(List<Event> acknowledged) throws SQLException, InterruptedException {
        Map<String, List<Event>> byRun = acknowledged.stream()
                .collect(Collectors.groupingBy(Event::getRunId, TreeMap::new, Collectors.toList()));
        Discrepancies all = Discrepancies.NONE;
        try (Connection connection = dataSource.getConnection()) {
            for (Map.Entry<String, List<Event>> run : byRun.entrySet()) {
                all = all.plus(reconcile(connection, run.getKey(), run.getValue()));
            }
        }
        return all;
    }

    private Discrepancies reconcile(Connection connection, String runId, List<Event> events)
            throws SQLException, InterruptedException {
        StoredEvents stored = new StoredEvents(connection);
        List<EventId> ids = events.stream().map(EventId::of).toList();
        Polling.until(
                PATIENCE, () -> stored.accounts(runId, ids).values().stream().allMatch(Account::stored));
        Map<EventId, Account> accounts = stored.accounts(runId, ids);
        long lost = accounts.values().stream().filter(each -> !each.stored()).count();
        Discrepancies rows = new Discrepancies(events.size(), lost, 0, 0, 0);
        for (StoredKind kind : StoredKind.values()) {
            rows = rows.plus(rows(kind, events, accounts, stored.rows(runId, kind)));
        }
        return rows.plus(new Discrepancies(0, 0, 0, 0, derived(connection, runId, events)));
    }

    private static Discrepancies rows(
            StoredKind kind, List<Event> events, Map<EventId, Account> accounts, Map<EventId, List<Checksum>> rows) {
        Map<EventId, Event> ofKind = new HashMap<>();
        events.stream()
                .filter(event -> event.getBodyCase() == kind.body())
                .forEach(event -> ofKind.put(EventId.of(event), event));
        long lost = 0;
        long doubled = 0;
        long differing = 0;
        for (Map.Entry<EventId, Event> event : ofKind.entrySet()) {
            Account account = accounts.get(event.getKey());
            List<Checksum> found = rows.getOrDefault(event.getKey(), List.of());
            if (found.isEmpty() && account.stored() && !account.superseded()) {
                lost++;
            }
            doubled += Math.max(0, found.size() - 1);
            Checksum expected = Checksum.of(kind.of(event.getValue()));
            if (found.stream().anyMatch(content -> !content.equals(expected))) {
                differing++;
            }
        }
        return new Discrepancies(0, lost, doubled, differing, 0);
    }

    /** Stores the same events again, in order, as another run, and compares that with the one that there is. */
    private long derived(Connection connection, String runId, List<Event> events) throws SQLException {
        String again = runId + ".again";
        List<Event> ordered = events.stream()
                .map(event -> event.toBuilder().setRunId(again).build())
                .sorted(Comparator.comparing(Event::getAttempt).thenComparing(Event::getSequence))
                .toList();
        for (int from = 0; from < ordered.size(); from += EVENTS_AT_ONCE) {
            store.store(ordered.subList(from, Math.min(ordered.size(), from + EVENTS_AT_ONCE)));
        }
        return new ComparedRuns(connection).differing(runId, again);
    }
}
