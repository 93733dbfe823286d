package io.epochscope.metrics.epoch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * An epoch as the view {@code run_epoch} shows it; null is what was not measured.
 *
 * @param metrics by split, {@code epoch} for those of the epoch as a whole, and by name
 */
public record EpochView(
        int epoch,
        int attempt,
        OffsetDateTime occurredAt,
        long step,
        double learningRate,
        Double trainLoss,
        Double validationLoss,
        Double testLoss,
        Double trainAccuracy,
        Double validationAccuracy,
        Double testAccuracy,
        Double gradientNorm,
        Double samplesPerSecond,
        double secondsTraining,
        double secondsValidating,
        double secondsWatching,
        double secondsWaitingForData,
        Map<String, Map<String, Double>> metrics) {

    static EpochView of(ResultSet row, Map<Integer, Map<String, Map<String, Double>>> metrics) throws SQLException {
        return new EpochView(
                row.getInt("epoch"),
                row.getInt("attempt"),
                row.getObject("occurred_at", OffsetDateTime.class),
                row.getLong("step"),
                row.getDouble("learning_rate"),
                row.getObject("train_loss", Double.class),
                row.getObject("validation_loss", Double.class),
                row.getObject("test_loss", Double.class),
                row.getObject("train_accuracy", Double.class),
                row.getObject("validation_accuracy", Double.class),
                row.getObject("test_accuracy", Double.class),
                row.getObject("gradient_norm", Double.class),
                row.getObject("samples_per_second", Double.class),
                row.getDouble("seconds_training"),
                row.getDouble("seconds_validating"),
                row.getDouble("seconds_watching"),
                row.getDouble("seconds_waiting_for_data"),
                metrics.getOrDefault(row.getInt("epoch"), Map.of()));
    }
}
