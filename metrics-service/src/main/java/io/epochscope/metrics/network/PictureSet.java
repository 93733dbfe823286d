package io.epochscope.metrics.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * In which epochs there are pictures of a kind.
 *
 * @param kind {@code filters}, {@code feature-maps}, {@code top-samples} …
 * @param layer empty if they are of none
 * @param epochs 0 is before training
 */
record PictureSet(String kind, String layer, List<Integer> epochs) {

    static PictureSet of(ResultSet row) throws SQLException {
        return new PictureSet(row.getString("kind"), row.getString("layer"), List.of((Integer[])
                row.getArray("epochs").getArray()));
    }
}
