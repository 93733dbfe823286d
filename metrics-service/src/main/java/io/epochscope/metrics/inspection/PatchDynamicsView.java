package io.epochscope.metrics.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How a patch was learnt over the epochs of a pass, as the function {@code patch_dynamics_at} shows it.
 *
 * @param epochs in which it was scored
 * @param confidence mean of p(true class)
 * @param variability standard deviation of p(true class)
 * @param correct in how many epochs it was predicted correctly
 * @param forgotten how often a correct prediction was followed by a wrong one
 * @param firstLearned the first epoch in which it was predicted correctly, null if there is none
 * @param rival the wrong class that it is taken for most, null if there is none
 */
record PatchDynamicsView(
        String pass,
        int epochs,
        double confidence,
        double variability,
        int correct,
        int forgotten,
        Integer firstLearned,
        Integer rival,
        String verdict) {

    static PatchDynamicsView of(ResultSet row) throws SQLException {
        return new PatchDynamicsView(
                row.getString("pass"),
                row.getInt("epochs"),
                row.getDouble("confidence"),
                row.getDouble("variability"),
                row.getInt("correct"),
                row.getInt("forgotten"),
                row.getObject("first_learned", Integer.class),
                row.getObject("rival", Integer.class),
                row.getString("verdict"));
    }
}
