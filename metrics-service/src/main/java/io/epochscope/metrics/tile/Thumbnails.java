package io.epochscope.metrics.tile;

import io.epochscope.metrics.drawing.ImageArea;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.SceneGeometry;
import jakarta.inject.Singleton;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Draws single patches. */
@Singleton
public final class Thumbnails {

    private static final double FRAME_SHARE = 64;

    private final SceneTiles tiles;

    Thumbnails(SceneTiles tiles) {
        this.tiles = tiles;
    }

    /**
     * A patch, in a frame if something is shown around it; empty if the scene has no picture there.
     *
     * @param size of the longer side, in pixels
     * @param around how much is shown on each side, in patches
     */
    public Optional<BufferedImage> draw(Scene scene, int row, int column, int size, int around) {
        return scene.geometry().flatMap(geometry -> {
            ImageArea patch = patch(geometry, row, column);
            var area = new ImageArea(
                    patch.x() - around * patch.width(),
                    patch.y() - around * patch.height(),
                    (1 + 2 * around) * patch.width(),
                    (1 + 2 * around) * patch.height());
            double scale = size / Math.max(area.width(), area.height());
            int width = (int) Math.max(1, Math.round(area.width() * scale));
            int height = (int) Math.max(1, Math.round(area.height() * scale));
            Optional<BufferedImage> image = tiles.draw(scene, area, width, height);
            if (around > 0) {
                image.ifPresent(pixels -> frame(pixels, patch, area, scale));
            }
            return image;
        });
    }

    private static ImageArea patch(SceneGeometry geometry, int row, int column) {
        return new ImageArea(
                (double) column * geometry.strideX(),
                (double) row * geometry.strideY(),
                geometry.patchWidth(),
                geometry.patchHeight());
    }

    /** White within black, so that it is seen on anything. */
    private static void frame(BufferedImage image, ImageArea patch, ImageArea area, double scale) {
        Graphics2D graphics = image.createGraphics();
        double line = Math.max(1, image.getWidth() / FRAME_SHARE);
        for (int i = 0; i < 2; i++) {
            double out = line * (1.5 - i);
            graphics.setColor(i == 0 ? Color.BLACK : Color.WHITE);
            graphics.setStroke(new BasicStroke((float) line));
            graphics.draw(new Rectangle2D.Double(
                    (patch.x() - area.x()) * scale - out,
                    (patch.y() - area.y()) * scale - out,
                    patch.width() * scale + 2 * out,
                    patch.height() * scale + 2 * out));
        }
        graphics.dispose();
    }
}
