package io.epochscope.metrics.scene;

import io.epochscope.metrics.drawing.ImageArea;
import io.epochscope.metrics.drawing.PatchLayout;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A scene as the view {@code run_scene} shows it.
 *
 * @param geometry empty until it has been described, and for a scene without an image
 * @param crs null if there is none
 * @param affine the six numbers from pixels to coordinates, a to f; empty if there are none
 */
public record Scene(
        String runId,
        String id,
        String name,
        int rows,
        int columns,
        Optional<SceneGeometry> geometry,
        String crs,
        List<Double> affine) {

    static Scene of(ResultSet row) throws SQLException {
        Array affine = row.getArray("affine");
        return new Scene(
                row.getString("run_id"),
                row.getString("scene"),
                row.getString("name"),
                row.getInt("grid_rows"),
                row.getInt("grid_columns"),
                SceneGeometry.of(row),
                row.getString("crs"),
                affine == null ? List.of() : List.of((Double[]) affine.getArray()));
    }

    /** Where its patches are drawn. */
    public PatchLayout layout() {
        return geometry.map(
                        each -> PatchLayout.of(each.patchWidth(), each.patchHeight(), each.strideX(), each.strideY()))
                .orElse(PatchLayout.UNIT);
    }

    /** The part of its image that patches cover. */
    public ImageArea patchArea() {
        return layout().area(rows, columns);
    }

    /** All of its image; what patches cover if it has none. */
    public ImageArea wholeArea() {
        return geometry.map(each -> new ImageArea(0, 0, each.imageWidth(), each.imageHeight()))
                .orElseGet(this::patchArea);
    }

    /** Whether its patches have coordinates. */
    public boolean isPlaced() {
        return geometry.isPresent() && affine.size() == 6;
    }
}
