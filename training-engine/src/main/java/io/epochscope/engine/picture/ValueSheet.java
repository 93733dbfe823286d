package io.epochscope.engine.picture;

import io.epochscope.events.v1.Sheet;
import io.epochscope.events.v1.ValueRange;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.List;

/**
 * Tiles of numbers as one grey picture of 8 bits, all on one scale: from 0 to the largest, or, where there are negative
 * ones, from the negative of the largest magnitude to it, so that 0 is in the middle. What is not a number is shown as
 * 0, what is infinite as an end of the scale.
 */
final class ValueSheet {

    private static final int LEVELS = 255;

    private final List<Plane> tiles;
    private final int columns;
    private final int of;
    private final float low;
    private final float high;

    /**
     * Looks for the scale.
     *
     * @param tiles of the same size, at least one
     * @param columns tiles in a row
     * @param of how many tiles there would be, were all of them shown
     * @param signed whether numbers of this kind have a sign, even if there happens to be none below 0
     */
    ValueSheet(List<Plane> tiles, int columns, int of, boolean signed) {
        this.tiles = tiles;
        this.columns = Math.min(columns, tiles.size());
        this.of = of;
        float least = 0;
        float largest = 0;
        for (Plane tile : tiles) {
            for (int i = tile.from(); i < tile.from() + tile.pixels(); i++) {
                float value = tile.values().get(i);
                if (Float.isFinite(value)) {
                    least = Math.min(least, value);
                    largest = Math.max(largest, value);
                }
            }
        }
        high = Math.max(largest, -least);
        low = signed || least < 0 ? 0 - high : 0;
    }

    /** How many of so many tiles to put in a row so that the sheet is about as wide as it is high. */
    static int squareColumns(int tiles, int height, int width) {
        return Math.max(1, (int) Math.ceil(Math.sqrt((double) tiles * height / width)));
    }

    BufferedImage image() {
        Plane first = tiles.get(0);
        int rows = (tiles.size() + columns - 1) / columns;
        BufferedImage image =
                new BufferedImage(columns * first.width(), rows * first.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int tile = 0; tile < tiles.size(); tile++) {
            paint(tiles.get(tile), image.getRaster(), tile % columns * first.width(), tile / columns * first.height());
        }
        return image;
    }

    private void paint(Plane tile, WritableRaster target, int left, int top) {
        int[] line = new int[tile.width()];
        for (int row = 0; row < tile.height(); row++) {
            for (int column = 0; column < line.length; column++) {
                line[column] = level(tile.at(row, column));
            }
            target.setSamples(left, top + row, line.length, 1, 0, line);
        }
    }

    private int level(float value) {
        double known = Float.isNaN(value) ? 0 : Math.max(low, Math.min(high, value));
        double range = (double) high - low;
        return range > 0 ? (int) Math.round((known - low) / range * LEVELS) : 0;
    }

    Sheet.Builder toMessage() {
        Sheet.Builder sheet = Sheet.newBuilder()
                .setColumns(columns)
                .setTiles(tiles.size())
                .setTileWidth(tiles.get(0).width())
                .setTileHeight(tiles.get(0).height())
                .setValues(ValueRange.newBuilder().setLow(low).setHigh(high));
        return tiles.size() < of ? sheet.setOf(of) : sheet;
    }
}
