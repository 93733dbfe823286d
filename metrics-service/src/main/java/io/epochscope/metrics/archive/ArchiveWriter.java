package io.epochscope.metrics.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes all that is stored of a run, as of one moment, while it is read. Thread-safe. */
@Singleton
final class ArchiveWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    /** So that the same moment is written the same wherever the service runs. */
    private static final String TIME_ZONE = "set local timezone to 'UTC'";

    private static final String RUN = "select run_key from store.run where run_id = ? and first_event_at is not null";

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();

    ArchiveWriter(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * Writes the archive of a run.
     *
     * @throws NotFoundException if there is no such run; nothing is written then
     * @throws DatabaseUnavailableException if the database does not answer
     */
    void write(String runId, OutputStream output) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(SNAPSHOT);
                    statement.execute(TIME_ZONE);
                }
                write(connection, runId, output);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    private void write(Connection connection, String runId, OutputStream output) throws SQLException, IOException {
        long runKey = runKey(connection, runId);
        var zip = new ZipOutputStream(new BufferedOutputStream(output, BUFFER_BYTES));
        // Digits of scores hardly get smaller with more effort: by a tenth, in six times the time.
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(Manifest.FILE));
        zip.write(json.writeValueAsBytes(
                new Manifest(Manifest.FORMAT, Manifest.storageVersion(connection), runId, clock.instant())));
        zip.closeEntry();
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        for (ArchivedTable table : ArchivedTable.ALL) {
            zip.putNextEntry(new ZipEntry(table.file()));
            copying.copyOut(TableLayout.of(connection, table).copyOut(runKey), zip);
            zip.closeEntry();
        }
        // What fails before leaves an archive without its directory, so that nobody takes it for whole.
        zip.finish();
        zip.flush();
    }

    private static long runKey(Connection connection, String runId) throws SQLException {
        return Query.rows(connection, RUN, row -> row.getLong(1), runId).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("there is no run " + runId));
    }
}
