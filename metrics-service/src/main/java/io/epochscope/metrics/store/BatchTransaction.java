package io.epochscope.metrics.store;

import io.epochscope.events.v1.Event.BodyCase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The one transaction in which a batch of events is stored, and what its writers share. Not thread-safe. */
public final class BatchTransaction {

    private final Connection connection;
    private final List<RunEvent> events;
    private final SequenceLedger ledger = new SequenceLedger();
    private final Map<String, Long> rows = new TreeMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    /** A transaction on a connection that commits when its owner says so. */
    public BatchTransaction(Connection connection, List<RunEvent> events) {
        this.connection = connection;
        this.events = events;
    }

    /** Where to write; neither to be committed nor closed by a writer. */
    public Connection connection() {
        return connection;
    }

    /** The batch's events of these kinds, as they came. */
    public List<RunEvent> events(BodyCase first, BodyCase... others) {
        Set<BodyCase> kinds = EnumSet.of(first);
        kinds.addAll(Arrays.asList(others));
        return events.stream()
                .filter(event -> kinds.contains(event.event().getBodyCase()))
                .toList();
    }

    /** Where sequences are accounted for. */
    public SequenceLedger ledger() {
        return ledger;
    }

    /** Counts rows that were written to a table. */
    public void countRows(String table, long written) {
        rows.merge(table, written, Long::sum);
    }

    /** Has something done once all that was written is committed; never if it is not. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Does what was to be done after the commit. */
    public void committed() {
        afterCommit.forEach(Runnable::run);
    }

    /** Rows written so far, by table. */
    public Map<String, Long> rows() {
        return Map.copyOf(rows);
    }
}
