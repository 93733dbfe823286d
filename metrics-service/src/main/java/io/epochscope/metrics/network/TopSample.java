package io.epochscope.metrics.network;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sample that excites a unit.
 *
 * @param label true class, -1 if it has none
 */
record TopSample(int label, float score) {

    /** From the view {@code network_picture}, best first; none if the picture is of none. */
    static List<TopSample> of(ResultSet row) throws SQLException {
        Array labels = row.getArray("tile_labels");
        if (labels == null) {
            return List.of();
        }
        Integer[] label = (Integer[]) labels.getArray();
        Float[] score = (Float[]) row.getArray("tile_scores").getArray();
        return IntStream.range(0, label.length)
                .mapToObj(i -> new TopSample(label[i], score[i]))
                .toList();
    }
}
