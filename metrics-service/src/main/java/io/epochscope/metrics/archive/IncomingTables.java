package io.epochscope.metrics.archive;

import io.epochscope.metrics.problem.Excerpt;
import jakarta.ws.rs.BadRequestException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Takes files of an archive into temporary tables of a transaction, so that however slowly they come, nobody else waits
 * for them. Not thread-safe.
 */
final class IncomingTables {

    private static final int BUFFER_BYTES = 1 << 16;

    /** Of the line of names. */
    private static final int MOST_BYTES = 1 << 13;

    private final Connection connection;
    private final Map<ArchivedTable, Taken> taken = new LinkedHashMap<>();

    private record Taken(TableLayout layout, long rows) {}

    IncomingTables(Connection connection) {
        this.connection = connection;
    }

    /** How many rows a file had. */
    long rows(String table) {
        return taken.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(table))
                .mapToLong(entry -> entry.getValue().rows())
                .sum();
    }

    /** How many rows all files had. */
    long rows() {
        return taken.values().stream().mapToLong(Taken::rows).sum();
    }

    /**
     * Takes a file.
     *
     * @throws BadRequestException if it is none of a table, was there before, or has other columns or values
     */
    void take(String file, InputStream content) throws SQLException, IOException {
        ArchivedTable table = ArchivedTable.ofFile(file)
                .orElseThrow(() -> new BadRequestException(
                        "the archive has a file " + Excerpt.of(file) + ", which is no table of runs"));
        if (taken.containsKey(table)) {
            throw new BadRequestException("the archive has " + file + " twice");
        }
        TableLayout layout = TableLayout.of(connection, table);
        byte[] names = firstLine(content);
        List<String> columns = columns(layout, new String(names, StandardCharsets.UTF_8).strip());
        try (Statement statement = connection.createStatement()) {
            for (String sql : layout.makeRoom()) {
                statement.execute(sql);
            }
        }
        try {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            layout.copyIn(columns),
                            new SequenceInputStream(new ByteArrayInputStream(names), content),
                            BUFFER_BYTES);
            taken.put(table, new Taken(layout, rows));
        } catch (SQLException e) {
            throw Refusal.of(file, e);
        }
    }

    private static byte[] firstLine(InputStream content) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = 0;
        while (next != '\n' && line.size() < MOST_BYTES) {
            next = content.read();
            if (next < 0) {
                break;
            }
            line.write(next);
        }
        return line.toByteArray();
    }

    private static List<String> columns(TableLayout layout, String line) {
        List<String> columns = Arrays.asList(line.split(",", -1));
        List<String> expected = layout.fileColumns();
        String file = layout.table().file();
        for (String column : columns) {
            if (!expected.contains(column)) {
                throw new BadRequestException(file + " has a column \"" + Excerpt.of(column)
                        + "\", which the table has not; it has " + String.join(", ", expected));
            }
        }
        for (String column : expected) {
            long times = columns.stream().filter(column::equals).count();
            if (times != 1) {
                throw new BadRequestException(
                        file + (times == 0 ? " has no column " + column : " has column " + column + " twice"));
            }
        }
        return columns;
    }

    /**
     * Checks that every table was there.
     *
     * @throws BadRequestException that names those that were not
     */
    void checkComplete() {
        List<String> missing = ArchivedTable.ALL.stream()
                .filter(table -> !taken.containsKey(table))
                .map(ArchivedTable::file)
                .toList();
        if (!missing.isEmpty()) {
            throw new BadRequestException("the archive lacks " + String.join(", ", missing));
        }
    }

    /**
     * Stores what was taken of a table.
     *
     * @param runKey of the run here
     * @return how many rows
     * @throws BadRequestException if the table refuses it
     */
    int store(ArchivedTable table, long runKey) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(taken.get(table).layout().insert(runKey));
        } catch (SQLException e) {
            throw Refusal.of(table.file(), e);
        }
    }
}
