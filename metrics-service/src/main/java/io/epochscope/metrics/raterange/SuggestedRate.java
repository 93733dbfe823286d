package io.epochscope.metrics.raterange;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A learning rate that a rate-range test suggests.
 *
 * @param method valley, steepest, minimum or the publisher's own
 * @param learningRate suggested
 * @param recommended whether it is the one to take unless there is a reason for another
 */
public record SuggestedRate(String method, double learningRate, boolean recommended) {

    static SuggestedRate of(ResultSet row) throws SQLException {
        return new SuggestedRate(
                row.getString("method"), row.getDouble("learning_rate"), row.getBoolean("recommended"));
    }
}
