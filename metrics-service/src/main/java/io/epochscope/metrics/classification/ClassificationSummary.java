package io.epochscope.metrics.classification;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of view {@code classification_epoch}, but for the averages that are in the report; null is what is not defined.
 */
public record ClassificationSummary(
        String pass,
        long samples,
        int classes,
        int classesPresent,
        int classesPredicted,
        double loss,
        Double accuracy,
        Double balancedAccuracy,
        Double errorRate,
        Double matthews,
        Double kappa,
        Double majorityShare) {

    static ClassificationSummary of(ResultSet row) throws SQLException {
        return new ClassificationSummary(
                row.getString("pass"),
                row.getLong("samples"),
                row.getInt("classes"),
                row.getInt("classes_present"),
                row.getInt("classes_predicted"),
                row.getDouble("loss"),
                row.getObject("accuracy", Double.class),
                row.getObject("balanced_accuracy", Double.class),
                row.getObject("error_rate", Double.class),
                row.getObject("matthews", Double.class),
                row.getObject("kappa", Double.class),
                row.getObject("majority_share", Double.class));
    }
}
