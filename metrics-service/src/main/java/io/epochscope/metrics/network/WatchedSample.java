package io.epochscope.metrics.network;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A sample that is watched, with its place in a scene.
 *
 * @param label true class, null if it has none
 * @param scene null if it lies in none, as the other two
 */
record WatchedSample(String split, long sample, Integer label, String scene, Integer row, Integer column) {

    static WatchedSample of(ResultSet row) throws SQLException {
        return new WatchedSample(
                row.getString("split"),
                row.getLong("sample"),
                row.getObject("label", Integer.class),
                row.getString("scene"),
                row.getObject("grid_row", Integer.class),
                row.getObject("grid_col", Integer.class));
    }
}
