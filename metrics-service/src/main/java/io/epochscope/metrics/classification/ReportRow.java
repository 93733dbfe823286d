package io.epochscope.metrics.classification;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of view {@code classification_report}; null is what is not defined. */
public record ReportRow(String label, Double precision, Double recall, Double f1, long support, String note) {

    static ReportRow of(ResultSet row) throws SQLException {
        return new ReportRow(
                row.getString("label"),
                row.getObject("precision", Double.class),
                row.getObject("recall", Double.class),
                row.getObject("f1", Double.class),
                row.getLong("support"),
                row.getString("note"));
    }
}
