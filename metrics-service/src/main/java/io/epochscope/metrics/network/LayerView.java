package io.epochscope.metrics.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A layer of a network.
 *
 * @param position in the network, from 0
 * @param outputShape of one sample
 * @param flops for one sample, null if it is not known
 */
record LayerView(int position, String layer, String kind, List<Long> outputShape, long parameters, Long flops) {

    static LayerView of(ResultSet row) throws SQLException {
        return new LayerView(
                row.getInt("position"),
                row.getString("layer"),
                row.getString("kind"),
                List.of((Long[]) row.getArray("output_shape").getArray()),
                row.getLong("parameters"),
                row.getObject("flops", Long.class));
    }
}
