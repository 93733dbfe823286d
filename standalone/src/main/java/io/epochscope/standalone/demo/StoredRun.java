package io.epochscope.standalone.demo;

import io.epochscope.backing.postgres.DatabaseLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * A run as it is read back from PostgreSQL.
 *
 * @param epochs the last epoch that is stored
 * @param trainLoss of that epoch, as the others; null if the run has none
 * @param patchScores losses of single samples, over all epochs
 * @param histograms of weights and gradients, over all epochs
 */
record StoredRun(
        String name,
        String status,
        int epochs,
        Double trainLoss,
        Double validationLoss,
        Double trainAccuracy,
        Double validationAccuracy,
        long patchScores,
        long histograms) {
    private static final String RUN = """
            SELECT run.name, run.status, run.last_epoch,
              run.train_loss, run.validation_loss, run.train_accuracy, run.validation_accuracy,
              (SELECT count(*) FROM patch_loss WHERE patch_loss.run_id = run.run_id) AS patch_scores,
              (SELECT count(*) FROM tensor_histogram WHERE tensor_histogram.run_id = run.run_id) AS histograms
            FROM run
            WHERE run.run_id = ?
            """;

    /** Reads a run through the public views. */
    static Optional<StoredRun> read(DatabaseLogin reader, String runId) throws SQLException {
        try (Connection connection = reader.connect();
                var statement = connection.prepareStatement(RUN)) {
            statement.setString(1, runId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(of(row)) : Optional.empty();
            }
        }
    }

    private static StoredRun of(ResultSet row) throws SQLException {
        return new StoredRun(
                row.getString("name"),
                row.getString("status"),
                row.getInt("last_epoch"),
                row.getObject("train_loss", Double.class),
                row.getObject("validation_loss", Double.class),
                row.getObject("train_accuracy", Double.class),
                row.getObject("validation_accuracy", Double.class),
                row.getLong("patch_scores"),
                row.getLong("histograms"));
    }

    /** For people, several lines. */
    String text() {
        return String.format(
                Locale.ROOT,
                "%s: %s after %d epochs%n"
                        + "    loss        %.4f train, %.4f validation%n"
                        + "    accuracy    %.1f %% train, %.1f %% validation%n"
                        + "    stored      %,d patch scores, %,d histograms",
                name,
                status,
                epochs,
                trainLoss,
                validationLoss,
                percent(trainAccuracy),
                percent(validationAccuracy),
                patchScores,
                histograms);
    }

    private static Double percent(Double share) {
        return share == null ? null : share * 100;
    }
}
