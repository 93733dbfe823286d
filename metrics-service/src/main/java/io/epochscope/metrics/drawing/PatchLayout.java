package io.epochscope.metrics.drawing;

/**
 * Where the cells of a grid are drawn, in pixels of the scene's image. Patches that overlap are drawn as cells of one
 * stride around their centres, those with gaps between them as they are.
 *
 * @param x of the first cell's left edge
 * @param y of the first cell's upper edge
 * @param strideX from a cell's left edge to the next one's
 * @param strideY from a cell's upper edge to the next one's
 * @param cellWidth at most the stride
 * @param cellHeight at most the stride
 */
public record PatchLayout(double x, double y, double strideX, double strideY, double cellWidth, double cellHeight) {

    /** Of a scene whose geometry is not known: each cell is one pixel. */
    public static final PatchLayout UNIT = new PatchLayout(0, 0, 1, 1, 1, 1);

    /** From the size and the stride of patches, the first of which lies in the image's upper left corner. */
    public static PatchLayout of(int patchWidth, int patchHeight, int strideX, int strideY) {
        double cellWidth = Math.min(patchWidth, strideX);
        double cellHeight = Math.min(patchHeight, strideY);
        return new PatchLayout(
                (patchWidth - cellWidth) / 2, (patchHeight - cellHeight) / 2, strideX, strideY, cellWidth, cellHeight);
    }

    /** Of a grid of which each cell stands for {@code side} × {@code side} of this one's. */
    public PatchLayout coarser(int side) {
        return side == 1 ? this : new PatchLayout(x, y, strideX * side, strideY * side, strideX * side, strideY * side);
    }

    /** The part of the image that the cells of a grid cover. */
    public ImageArea area(int rows, int columns) {
        return new ImageArea(x, y, (columns - 1) * strideX + cellWidth, (rows - 1) * strideY + cellHeight);
    }

    /** Which column each pixel of a picture of {@code area} shows, -1 for none. */
    int[] columns(ImageArea area, int pixels, int columns) {
        return cells(area.x() - x, area.width(), pixels, strideX, cellWidth, columns);
    }

    /** Which row each pixel of a picture of {@code area} shows, -1 for none. */
    int[] rows(ImageArea area, int pixels, int rows) {
        return cells(area.y() - y, area.height(), pixels, strideY, cellHeight, rows);
    }

    private static int[] cells(double start, double length, int pixels, double stride, double cell, int count) {
        int[] cells = new int[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            double place = start + (pixel + 0.5) * length / pixels;
            int number = (int) Math.floor(place / stride);
            boolean inside = number >= 0 && number < count && place - number * stride < cell;
            cells[pixel] = inside ? number : -1;
        }
        return cells;
    }
}
