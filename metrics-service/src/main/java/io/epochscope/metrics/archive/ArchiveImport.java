package io.epochscope.metrics.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.metrics.imports.ImportConfig;
import io.epochscope.metrics.imports.ImportView;
import io.epochscope.metrics.problem.Excerpt;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.Statements;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Stores a run from its archive, in one transaction: first all files into temporary tables, as they come; then, when
 * all are there, into the tables of runs, with keys of this database. Thread-safe.
 */
@Singleton
final class ArchiveImport {

    private static final Logger LOG = Logger.getLogger(ArchiveImport.class);

    private static final String KNOWN = "select run_id from store.run where run_id = ? and first_event_at is not null";

    /** Readers see what has events. */
    private static final String FALSE_RUN = """
            select run_id
            from pg_temp.run
            where run_id <> ? or first_event_at is null or last_event_at is null
            """;

    private static final String FALSE_CONTENT = """
            select address
            from pg_temp.picture_content
            where png is not null and address <> encode(sha256(png), 'hex')
            limit 1
            """;

    /** What is left where none of its events could be stored: no run to its readers. */
    private static final String DELETE_STUB = "delete from store.run where run_id = ? and first_event_at is null";

    private static final String KEY = "select run_key from store.run where run_id = ?";

    /** Behind its deletion also where that was noted by a clock that is ahead. */
    private static final String BRING_BACK = """
            insert into store.run_import (run_key, imported_at)
            select ?, greatest(
              clock_timestamp(), (select deleted_run.deleted_at from store.deleted_run where deleted_run.run_id = ?)
            )
            """;

    private static final String SERIES = "select distinct name from pg_temp.step_scalars";

    private final DataSource dataSource;
    private final ManifestReader manifests;
    private final long most;

    ArchiveImport(DataSource dataSource, ObjectMapper json, ImportConfig config) {
        this.dataSource = dataSource;
        manifests = new ManifestReader(json);
        most = config.maxArchiveBytes();
    }

    /**
     * Stores the run of an archive; all of it, or nothing.
     *
     * @throws BadRequestException saying what is wrong with the archive
     * @throws ClientErrorException with status 409 if the run is here, 413 if the archive is too large
     * @throws DatabaseUnavailableException if nothing could be stored
     */
    ImportView take(InputStream archive) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ImportView taken = take(connection, new ArchiveFiles(archive, most));
                connection.commit();
                return taken;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (IOException e) {
            String how = e.getMessage() == null ? "it ends too early" : Excerpt.of(e.getMessage());
            throw new BadRequestException("the archive is no ZIP, broken off or damaged: " + how, e);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    private ImportView take(Connection connection, ArchiveFiles files) throws SQLException, IOException {
        Manifest manifest = manifests.read(files, Manifest.storageVersion(connection));
        String runId = manifest.runId();
        if (!texts(connection, KNOWN, runId).isEmpty()) {
            throw alreadyHere(runId);
        }
        var tables = new IncomingTables(connection);
        for (Optional<String> file = files.next(); file.isPresent(); file = files.next()) {
            tables.take(file.get(), files.content());
        }
        tables.checkComplete();
        check(connection, tables, runId);
        store(connection, tables, runId);
        LOG.infof("Imported run %s from an archive of %s: %d rows", runId, manifest.exportedAt(), tables.rows());
        return new ImportView(
                runId,
                Math.toIntExact(tables.rows("epoch")),
                texts(connection, SERIES).size(),
                Map.of());
    }

    private static void check(Connection connection, IncomingTables tables, String runId) throws SQLException {
        if (tables.rows("run") != 1 || !texts(connection, FALSE_RUN, runId).isEmpty()) {
            throw new BadRequestException(
                    "run.csv must have one row, that of run " + runId + " with the times of its first and last event");
        }
        List<String> falseContent = texts(connection, FALSE_CONTENT);
        if (!falseContent.isEmpty()) {
            throw new BadRequestException("picture_content.csv has a picture that is not what its address says, "
                    + Excerpt.of(falseContent.get(0)));
        }
    }

    private static void store(Connection connection, IncomingTables tables, String runId) throws SQLException {
        Statements.execute(connection, DELETE_STUB, List.of(List.of(runId)));
        long runKey = 0;
        for (ArchivedTable table : ArchivedTable.ALL) {
            int stored = tables.store(table, runKey);
            if (table.belonging() == Belonging.RUN) {
                if (stored == 0) {
                    throw alreadyHere(runId);
                }
                runKey = Long.parseLong(texts(connection, KEY, runId).get(0));
            }
        }
        Statements.execute(connection, BRING_BACK, List.of(List.of(runKey, runId)));
    }

    private static ClientErrorException alreadyHere(String runId) {
        return new ClientErrorException("run " + runId + " is here already; delete it first", Status.CONFLICT);
    }

    private static List<String> texts(Connection connection, String sql, Object... parameters) throws SQLException {
        return Query.rows(connection, sql, row -> row.getString(1), parameters);
    }
}
