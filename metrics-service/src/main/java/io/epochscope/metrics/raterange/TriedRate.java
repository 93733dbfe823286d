package io.epochscope.metrics.raterange;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A step of a rate-range test.
 *
 * @param step from 1
 * @param learningRate that the step was taken with
 * @param loss mean over its batch
 * @param smoothedLoss exponential mean of the losses up to it
 */
@JsonPropertyOrder({"step", "learningRate", "loss", "smoothedLoss"})
public record TriedRate(long step, double learningRate, double loss, double smoothedLoss) {

    static TriedRate of(ResultSet row) throws SQLException {
        return new TriedRate(
                row.getLong("step"),
                row.getDouble("learning_rate"),
                row.getDouble("loss"),
                row.getDouble("smoothed_loss"));
    }
}
