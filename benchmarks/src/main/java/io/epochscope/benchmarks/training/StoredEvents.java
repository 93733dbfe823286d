package io.epochscope.benchmarks.training;

import io.epochscope.backing.postgres.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What PostgreSQL holds of a run, read through the public views.
 *
 * @param published events that the closing event tells of; 0 until it has come
 * @param stored events that are stored
 * @param missing whether an event that was published is not stored
 * @param sampleScores losses of single samples
 * @param histograms of weights and gradients at the ends of epochs
 */
record StoredEvents(long published, long stored, boolean missing, long sampleScores, long histograms) {

    private static final String QUERY = """
            select
              coalesce(sum(published), 0) as published,
              coalesce(sum(stored), 0) as stored,
              coalesce(bool_or(not isempty(missing)), false) as missing,
              (select count(*) from patch_loss where run_id = ?) as sample_scores,
              (select count(*) from tensor_histogram
                where run_id = ? and kind in ('weight', 'gradient') and epoch > 0) as histograms
            from run_completeness
            where run_id = ?
            """;

    static StoredEvents read(DatabaseLogin reader, String runId) throws SQLException {
        try (Connection connection = reader.connect();
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            for (int parameter = 1; parameter <= 3; parameter++) {
                query.setString(parameter, runId);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new StoredEvents(
                        row.getLong("published"),
                        row.getLong("stored"),
                        row.getBoolean("missing"),
                        row.getLong("sample_scores"),
                        row.getLong("histograms"));
            }
        }
    }

    /** Whether the run's closing event came and nothing is missing. */
    boolean isComplete() {
        return published > 0 && stored == published && !missing;
    }
}
