package io.epochscope.metrics.scene;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Where patches lie in the image of their scene, in pixels: patch (0, 0) in its upper left corner. */
public record SceneGeometry(
        int imageWidth, int imageHeight, int patchWidth, int patchHeight, int strideX, int strideY) {

    /** Empty unless all of it is known and describes patches that can be drawn. */
    static Optional<SceneGeometry> of(ResultSet row) throws SQLException {
        var geometry = new SceneGeometry(
                row.getInt("image_width"),
                row.getInt("image_height"),
                row.getInt("patch_width"),
                row.getInt("patch_height"),
                row.getInt("stride_x"),
                row.getInt("stride_y"));
        boolean drawable = geometry.imageWidth > 0
                && geometry.imageHeight > 0
                && geometry.patchWidth > 0
                && geometry.patchHeight > 0
                && geometry.strideX > 0
                && geometry.strideY > 0;
        return drawable ? Optional.of(geometry) : Optional.empty();
    }
}
