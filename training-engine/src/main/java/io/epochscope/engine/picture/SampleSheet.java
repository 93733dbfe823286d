package io.epochscope.engine.picture;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.List;

/** Images of samples as they are, side by side in one picture: grey if all of them are, else in colour. */
final class SampleSheet {

    private static final int COLOURS = 3;

    private final List<BufferedImage> tiles;
    private final int columns;
    private final int tileWidth;
    private final int tileHeight;

    /** Tiles are as large as the largest of the images; places without an image are black. */
    SampleSheet(List<BufferedImage> tiles, int columns) {
        this.tiles = tiles;
        this.columns = Math.min(columns, tiles.size());
        tileWidth = tiles.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
        tileHeight = tiles.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
    }

    int columns() {
        return columns;
    }

    int tileWidth() {
        return tileWidth;
    }

    int tileHeight() {
        return tileHeight;
    }

    BufferedImage image() {
        boolean grey = tiles.stream().allMatch(tile -> tile.getRaster().getNumBands() < COLOURS);
        int rows = (tiles.size() + columns - 1) / columns;
        BufferedImage image = new BufferedImage(
                columns * tileWidth,
                rows * tileHeight,
                grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int tile = 0; tile < tiles.size(); tile++) {
            copy(
                    tiles.get(tile).getRaster(),
                    image.getRaster(),
                    tile % columns * tileWidth,
                    tile / columns * tileHeight);
        }
        return image;
    }

    // Samples of the raster, since colours of grey images are converted by Java and come out lighter.
    private static void copy(WritableRaster tile, WritableRaster target, int left, int top) {
        int[] samples = null;
        for (int band = 0; band < target.getNumBands(); band++) {
            int source = Math.min(band, tile.getNumBands() - 1);
            samples = tile.getSamples(0, 0, tile.getWidth(), tile.getHeight(), source, samples);
            target.setSamples(left, top, tile.getWidth(), tile.getHeight(), band, samples);
        }
    }
}
