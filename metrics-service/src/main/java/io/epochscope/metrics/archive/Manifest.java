package io.epochscope.metrics.archive;

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

    /** Asks which version of the tables a database has. */
    static final String STORAGE_VERSION = """
            select version
            from store.flyway_schema_history
            where success and version is not null
            order by installed_rank desc
            limit 1
            """;
}
