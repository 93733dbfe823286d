package io.epochscope.metrics.tile;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A tile of a scene's picture, as the view {@code scene_tile} shows it.
 *
 * @param side of a tile, in pixels of the picture
 * @param scale how many pixels of the scene's image one of the picture's stands for
 */
record SceneTile(int row, int column, int side, int scale, String address) {

    static SceneTile of(ResultSet row) throws SQLException {
        return new SceneTile(
                row.getInt("tile_row"),
                row.getInt("tile_column"),
                row.getInt("side"),
                row.getInt("scale"),
                row.getString("address"));
    }

    /** Its left edge, in pixels of the scene's image. */
    double x() {
        return (double) column * side * scale;
    }

    /** Its upper edge, in pixels of the scene's image. */
    double y() {
        return (double) row * side * scale;
    }
}
