package io.epochscope.metrics.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What a pass of an epoch made of a patch, as the function {@code patch_history} shows it. */
record PatchScoreView(
        int epoch,
        String pass,
        float loss,
        Float pTrue,
        Float pPredicted,
        Integer predicted,
        Boolean correct,
        Float output) {

    static PatchScoreView of(ResultSet row) throws SQLException {
        return new PatchScoreView(
                row.getInt("epoch"),
                row.getString("pass"),
                row.getFloat("loss"),
                row.getObject("p_true", Float.class),
                row.getObject("p_predicted", Float.class),
                row.getObject("predicted", Integer.class),
                row.getObject("correct", Boolean.class),
                row.getObject("output", Float.class));
    }
}
