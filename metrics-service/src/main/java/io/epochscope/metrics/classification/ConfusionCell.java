package io.epochscope.metrics.classification;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A cell of a confusion matrix that is not zero, as view {@code confusion_cell} shows it. */
public record ConfusionCell(
        int trueClass, String trueName, int predictedClass, String predictedName, long samples, double shareOfTrue) {

    static ConfusionCell of(ResultSet row) throws SQLException {
        return new ConfusionCell(
                row.getInt("true_class"),
                row.getString("true_name"),
                row.getInt("predicted_class"),
                row.getString("predicted_name"),
                row.getLong("samples"),
                row.getDouble("share_of_true"));
    }
}
