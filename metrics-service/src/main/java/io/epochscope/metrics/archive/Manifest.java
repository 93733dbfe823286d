package io.epochscope.metrics.archive;

import io.epochscope.metrics.store.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What an archive says of itself.
 *
 * @param format of the archive: how its files are laid out
 * @param storageVersion of the tables: the newest migration of the database that it comes from
 * @param runId the run that it is of
 * @param exportedAt when it was made
 */
record Manifest(Integer format, String storageVersion, String runId, Instant exportedAt) {

    /** What its file is called, the first of an archive. */
    static final String FILE = "manifest.json";

    /** The format that is written, and taken. */
    static final int FORMAT = 1;

    private static final String STORAGE_VERSION = """
            select version
            from store.flyway_schema_history
            where success and version is not null
            order by installed_rank desc
            limit 1
            """;

    /** Which version of the tables a database has. */
    static String storageVersion(Connection connection) throws SQLException {
        return Query.rows(connection, STORAGE_VERSION, row -> row.getString(1)).get(0);
    }
}
