package io.epochscope.metrics.drawing;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * One map of a sheet.
 *
 * @param caption above it; empty for none
 * @param scene whether the scene's picture is below the grid
 * @param grid what is drawn over the picture; empty for the picture alone
 * @param opacity of the grid, 0 to 1
 */
public record Panel(String caption, boolean scene, Optional<GridPicture> grid, double opacity) {

    void draw(
            Graphics2D graphics, ImageArea area, Optional<BufferedImage> picture, int x, int y, int width, int height) {
        if (scene) {
            picture.ifPresent(image -> graphics.drawImage(image, x, y, null));
        }
        grid.ifPresent(cells -> {
            var before = graphics.getComposite();
            graphics.setComposite(AlphaComposite.SrcOver.derive((float) opacity));
            graphics.drawImage(cells.draw(area, width, height), x, y, null);
            graphics.setComposite(before);
        });
    }
}
