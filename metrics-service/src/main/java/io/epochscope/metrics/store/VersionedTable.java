package io.epochscope.metrics.store;

import io.epochscope.events.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table in which, of several events about the same thing, the one of the highest {@link Version} stays, whatever the
 * order they come in; of the same version, the one that came first. Thread-safe.
 */
public final class VersionedTable {

    private final String table;
    private final String upsert;
    private final String versionOf;

    /**
     * A table of schema {@code store}.
     *
     * @param key the columns of its primary key
     * @param values its other columns, without {@code attempt} and {@code sequence}
     */
    public VersionedTable(String table, List<String> key, List<String> values) {
        this.table = table;
        List<String> columns = Stream.of(key, List.of("attempt", "sequence"), values)
                .flatMap(List::stream)
                .toList();
        this.upsert = """
                insert into store.%s as stored (%s) values (%s)
                on conflict (%s) do update set %s
                where (excluded.attempt, excluded.sequence) > (stored.attempt, stored.sequence)
                returning ?::integer, old.attempt, old.sequence
                """.formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", ")),
                        String.join(", ", key),
                        columns.stream()
                                .filter(column -> !key.contains(column))
                                .map(column -> column + " = excluded." + column)
                                .collect(Collectors.joining(", ")));
        this.versionOf = "select attempt, sequence from store.%s where %s"
                .formatted(table, key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and ")));
    }

    /**
     * Writes rows, and accounts for what supersedes what.
     *
     * @param topic that the rows' events came from
     * @return those rows that are in the table now and were not before
     */
    public List<WrittenRow> write(BatchTransaction batch, Topic topic, List<VersionedRow> rows) throws SQLException {
        List<VersionedRow> newest = newest(batch, topic, rows);
        if (newest.isEmpty()) {
            return List.of();
        }
        SortedMap<Integer, WrittenRow> written = upsert(batch, topic, newest);
        for (int i = 0; i < newest.size(); i++) {
            VersionedRow row = newest.get(i);
            if (!written.containsKey(i)
                    && !storedVersion(batch.connection(), row).equals(row.version())) {
                batch.ledger().supersede(row.runKey(), topic, row.version());
            }
        }
        batch.countRows(table, written.size());
        return List.copyOf(written.values());
    }

    private static List<VersionedRow> newest(BatchTransaction batch, Topic topic, List<VersionedRow> rows) {
        var byKey = new TreeMap<RowKey, VersionedRow>();
        for (VersionedRow row : rows) {
            VersionedRow other = byKey.get(row.key());
            if (other == null) {
                byKey.put(row.key(), row);
                continue;
            }
            int order = row.version().compareTo(other.version());
            if (order > 0) {
                byKey.put(row.key(), row);
            }
            if (order != 0) {
                VersionedRow loser = order > 0 ? other : row;
                batch.ledger().supersede(loser.runKey(), topic, loser.version());
            }
        }
        return List.copyOf(byKey.values());
    }

    private SortedMap<Integer, WrittenRow> upsert(BatchTransaction batch, Topic topic, List<VersionedRow> rows)
            throws SQLException {
        var written = new TreeMap<Integer, WrittenRow>();
        try (PreparedStatement statement =
                batch.connection().prepareStatement(upsert, Statement.RETURN_GENERATED_KEYS)) {
            for (int from = 0; from < rows.size(); from += Statements.ROWS_AT_ONCE) {
                int to = Math.min(rows.size(), from + Statements.ROWS_AT_ONCE);
                for (int i = from; i < to; i++) {
                    Statements.bind(statement, rows.get(i).parameters(i));
                    statement.addBatch();
                }
                statement.executeBatch();
                account(batch, topic, rows, statement, written);
            }
        }
        return written;
    }

    private static void account(
            BatchTransaction batch,
            Topic topic,
            List<VersionedRow> rows,
            PreparedStatement statement,
            Map<Integer, WrittenRow> written)
            throws SQLException {
        try (ResultSet returned = statement.getGeneratedKeys()) {
            while (returned.next()) {
                int number = returned.getInt(1);
                VersionedRow row = rows.get(number);
                int attempt = returned.getInt(2);
                boolean replaces = !returned.wasNull();
                if (replaces) {
                    batch.ledger().supersede(row.runKey(), topic, new Version(attempt, returned.getLong(3)));
                }
                written.put(number, new WrittenRow(row, replaces));
            }
        }
    }

    private Version storedVersion(Connection connection, VersionedRow row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(versionOf)) {
            Statements.bind(statement, row.key().parts());
            try (ResultSet stored = statement.executeQuery()) {
                stored.next();
                return new Version(stored.getInt(1), stored.getLong(2));
            }
        }
    }
}
