package io.epochscope.metrics.run;

import io.epochscope.events.v1.Event;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Gives runs their keys from the first event on, whichever that is and stored or not, and keeps out runs that were
 * deleted. Locks the runs of a batch in the order of their ids, shared, so that batches of one run are stored side by
 * side while none is deleted under another's hands; only at the end of a batch one waits for another.
 */
public final class RunRegistry {

    private static final String INSERT_STUB = "insert into store.run (run_id) values (?) on conflict do nothing";

    private static final String LOCK_SHARED =
            "select run_id, run_key from store.run where run_id = any (?) order by run_id for key share";

    private static final String LOCK_TO_DELETE =
            "select run_id, run_key from store.run where run_id = any (?) order by run_id for update";

    private static final String LOCK_TO_UPDATE =
            "select from store.run where run_key = any (?) order by run_key for no key update";

    /** Not those that an archive brought back after their deletion. */
    private static final String DELETED = """
            select run.run_id
            from store.run
            join store.deleted_run on deleted_run.run_id = run.run_id
            left join store.run_import on run_import.run_key = run.run_key
            where run.run_id = any (?)
              and (run_import.imported_at is null or run_import.imported_at < deleted_run.deleted_at)
            """;

    private static final String TOUCH = """
            update store.run set
              first_event_at = least(first_event_at, ?::timestamptz),
              last_event_at = greatest(last_event_at, ?::timestamptz)
            where run_key = ? and (first_event_at is null or first_event_at > ? or last_event_at < ?)
            """;

    private final RunDeletion deletion = new RunDeletion();

    /**
     * Makes room for the runs of a batch, and takes away those that a {@code RunDeleted} among the events names, unless
     * they came back later than that.
     *
     * @return the events of the runs that were not deleted, now or before, in their order
     */
    public List<RunEvent> admit(Connection connection, List<Event> events) throws SQLException {
        SortedSet<String> runs = events.stream().map(Event::getRunId).collect(Collectors.toCollection(TreeSet::new));
        SortedMap<String, List<Object>> tombstones = tombstones(events);
        deletion.mark(connection, List.copyOf(tombstones.values()));
        Statements.execute(connection, INSERT_STUB, runs.stream().map(List::of).toList());
        Map<String, Long> keys = lock(connection, runs, tombstones.keySet());
        // Only now, behind the locks, is the answer certain: a tombstone comes before its run is taken away.
        Set<String> deleted = deleted(connection, keys.keySet());
        deletion.takeAway(connection, deleted.stream().map(keys::get).sorted().toList(), true);
        return events.stream()
                .filter(event -> !event.hasRunDeleted() && !deleted.contains(event.getRunId()))
                .map(event -> new RunEvent(keys.get(event.getRunId()), event))
                .toList();
    }

    /**
     * Notes when the first and last stored event of each run occurred, which is what makes it a run to its readers.
     * Locks the runs against others that change them, in the order of their keys: nothing may be locked after that but
     * what these locks protect.
     */
    public void touch(Connection connection, List<RunEvent> events) throws SQLException {
        Map<Long, Span> spans = new TreeMap<>();
        for (RunEvent event : events) {
            spans.merge(event.runKey(), Span.of(event.event()), Span::including);
        }
        Query.rows(connection, LOCK_TO_UPDATE, row -> row, SqlArray.ofLongs(List.copyOf(spans.keySet())));
        Statements.execute(
                connection,
                TOUCH,
                spans.entrySet().stream()
                        .map(entry -> {
                            Span span = entry.getValue();
                            return List.of(span.first, span.last, entry.getKey(), span.first, span.last);
                        })
                        .toList());
    }

    private static SortedMap<String, List<Object>> tombstones(List<Event> events) {
        SortedMap<String, Event> deletions = new TreeMap<>();
        for (Event event : events) {
            if (event.hasRunDeleted()) {
                deletions.putIfAbsent(event.getRunId(), event);
            }
        }
        SortedMap<String, List<Object>> tombstones = new TreeMap<>();
        deletions.forEach((run, event) -> tombstones.put(
                run,
                List.of(run, RunEvent.occurredAt(event), event.getRunDeleted().getReason())));
        return tombstones;
    }

    /** A shared lock on a run is never raised to the one that deletes it: two that try that wait for each other. */
    private static Map<String, Long> lock(Connection connection, SortedSet<String> runs, Set<String> toDelete)
            throws SQLException {
        Map<String, Long> keys = new HashMap<>();
        List<String> shared = new ArrayList<>();
        for (String run : runs) {
            if (toDelete.contains(run)) {
                lock(connection, LOCK_SHARED, shared, keys);
                shared.clear();
                lock(connection, LOCK_TO_DELETE, List.of(run), keys);
            } else {
                shared.add(run);
            }
        }
        lock(connection, LOCK_SHARED, shared, keys);
        if (!keys.keySet().containsAll(runs)) {
            throw new SQLException("A run was deleted while a batch was being stored", "40001");
        }
        return keys;
    }

    private static void lock(Connection connection, String sql, List<String> runs, Map<String, Long> keys)
            throws SQLException {
        if (!runs.isEmpty()) {
            Query.rows(connection, sql, row -> keys.put(row.getString(1), row.getLong(2)), SqlArray.ofTexts(runs));
        }
    }

    private static Set<String> deleted(Connection connection, Set<String> runs) throws SQLException {
        return new HashSet<>(
                Query.rows(connection, DELETED, row -> row.getString(1), SqlArray.ofTexts(List.copyOf(runs))));
    }

    private record Span(OffsetDateTime first, OffsetDateTime last) {

        static Span of(Event event) {
            OffsetDateTime at = RunEvent.occurredAt(event);
            return new Span(at, at);
        }

        Span including(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }
}
