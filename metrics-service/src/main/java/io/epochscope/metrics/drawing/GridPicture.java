package io.epochscope.metrics.drawing;

import java.awt.image.BufferedImage;

/**
 * A grid with its colours, drawn where its patches lie.
 *
 * @param layout where the cells lie in the scene's image
 */
public record GridPicture(PatchGrid grid, PatchLayout layout, CellColours colours) {

    /**
     * Draws the part of the grid that lies in an area of the scene's image; what no present patch covers is
     * transparent. Cells smaller than a pixel are drawn as their mean if their colours allow it, else one of them is.
     */
    public BufferedImage draw(ImageArea area, int width, int height) {
        int side = colours.averages() ? cellsOfAPixel(area, width, height) : 1;
        PatchGrid drawn = grid.averaged(side);
        PatchLayout place = layout.coarser(side);
        int[] columns = place.columns(area, width, drawn.columns());
        int[] rows = place.rows(area, height, drawn.rows());
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            if (rows[y] < 0) {
                continue;
            }
            for (int x = 0; x < width; x++) {
                line[x] = columns[x] >= 0 && drawn.present(rows[y], columns[x])
                        ? colours.colour(drawn.value(rows[y], columns[x]))
                        : 0;
            }
            image.getRaster().setDataElements(0, y, width, 1, line);
        }
        return image;
    }

    private int cellsOfAPixel(ImageArea area, int width, int height) {
        double across = area.width() / width / layout.strideX();
        double down = area.height() / height / layout.strideY();
        return Math.max(1, (int) Math.floor(Math.min(across, down)));
    }
}
