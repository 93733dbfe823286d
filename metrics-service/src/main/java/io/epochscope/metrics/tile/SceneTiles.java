package io.epochscope.metrics.tile;

import io.epochscope.metrics.chunk.ChunkQuery;
import io.epochscope.metrics.drawing.ImageArea;
import io.epochscope.metrics.drawing.Resampling;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Draws parts of scenes from their tiles, one tile in memory at a time. */
@Singleton
public final class SceneTiles {

    private static final Logger LOG = Logger.getLogger(SceneTiles.class);

    private static final String ANY = "select 1 from scene_tile where run_id = ? and scene = ? limit 1";

    private static final String IN_AREA = """
            select tile_row, tile_column, side, scale, address, png
            from scene_tile
            where run_id = ?
              and scene = ?
              and tile_column::bigint * side * scale < ?
              and (tile_column + 1)::bigint * side * scale > ?
              and tile_row::bigint * side * scale < ?
              and (tile_row + 1)::bigint * side * scale > ?
            """;

    private final DataSource dataSource;
    private final ChunkQuery chunks;

    SceneTiles(DataSource dataSource, ChunkQuery chunks) {
        this.dataSource = dataSource;
        this.chunks = chunks;
    }

    /** Whether a scene has a picture. */
    public boolean exist(Scene scene) {
        return scene.geometry().isPresent()
                && !Query.rows(dataSource, ANY, row -> row.getInt(1), scene.runId(), scene.id())
                        .isEmpty();
    }

    /**
     * An area of a scene's image at a size; transparent where no tile is. Empty if no tile lies in it.
     *
     * @param area within or partly outside the image
     */
    public Optional<BufferedImage> draw(Scene scene, ImageArea area, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var drawn = new int[1];
        try {
            chunks.<RuntimeException>forEach(
                    IN_AREA,
                    List.of(
                            scene.runId(),
                            scene.id(),
                            area.x() + area.width(),
                            area.x(),
                            area.y() + area.height(),
                            area.y()),
                    row -> {
                        SceneTile tile = SceneTile.of(row);
                        read(scene, tile, row.getBytes("png")).ifPresent(pixels -> {
                            draw(graphics, tile, pixels, area, width / area.width(), height / area.height());
                            drawn[0]++;
                        });
                    });
        } finally {
            graphics.dispose();
        }
        return drawn[0] == 0 ? Optional.empty() : Optional.of(image);
    }

    private static Optional<BufferedImage> read(Scene scene, SceneTile tile, byte[] content) {
        try {
            return content == null ? Optional.empty() : Optional.of(TileImage.read(content, tile.side()));
        } catch (IOException e) {
            LOG.warnf(
                    "Tile %s of scene %s of run %s is left out of pictures, since it cannot be read: %s",
                    tile.address(), scene.id(), scene.runId(), e.getMessage());
            return Optional.empty();
        }
    }

    private static void draw(
            Graphics2D graphics, SceneTile tile, BufferedImage pixels, ImageArea area, double scaleX, double scaleY) {
        // Both edges are rounded, so that neighbours meet.
        int left = (int) Math.round((tile.x() - area.x()) * scaleX);
        int top = (int) Math.round((tile.y() - area.y()) * scaleY);
        int right = (int) Math.round((tile.x() + (double) pixels.getWidth() * tile.scale() - area.x()) * scaleX);
        int bottom = (int) Math.round((tile.y() + (double) pixels.getHeight() * tile.scale() - area.y()) * scaleY);
        graphics.drawImage(
                Resampling.halved(pixels, right - left, bottom - top),
                left,
                top,
                Math.max(1, right - left),
                Math.max(1, bottom - top),
                null);
    }
}
