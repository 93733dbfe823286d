package io.epochscope.metrics.drawing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where tiles lie on a sheet. All blocks have the same size, so that they are in columns.
 *
 * @param width of the sheet
 * @param magnification pixels of the sheet for one of a tile; 1 if tiles are reduced
 * @param reduction pixels of a tile for one of the sheet; 1 if tiles are magnified
 */
record TileLayout(
        Style style, List<TileSection> sections, TileMeasures most, int width, int magnification, int reduction) {

    /**
     * The layout with the largest whole-number magnification that fits, or the smallest whole-number reduction where
     * none does.
     *
     * @param height that it has at most, if that is possible without making tiles smaller than they are
     * @param limit that it has at most, if that is possible at all
     */
    static TileLayout of(Style style, List<TileSection> sections, int width, int height, int limit) {
        TileMeasures most = TileMeasures.of(style, sections);
        int widest = Math.max(1, width / Math.max(1, most.across() * most.tileWidth()));
        int smallest = Math.max(1, Math.max(most.tileWidth(), most.tileHeight()));
        var natural = new TileLayout(style, sections, most, width, 1, 1);
        List<TileLayout> magnified = IntStream.iterate(widest, each -> each >= 1, each -> each - 1)
                .mapToObj(each -> new TileLayout(style, sections, most, width, each, 1))
                .toList();
        Stream<TileLayout> reduced = IntStream.rangeClosed(1, smallest)
                .mapToObj(each -> new TileLayout(style, sections, most, width, 1, each));
        return Stream.of(
                        magnified.stream().filter(layout -> layout.height() <= height),
                        // It will be higher than asked for: then tiles may use the room that their texts leave them.
                        magnified.stream().filter(layout -> layout.columns() == natural.columns()),
                        reduced)
                .flatMap(layouts -> layouts)
                .filter(layout -> layout.height() <= limit && layout.blockWidth() <= width)
                .findFirst()
                .orElseGet(() -> new TileLayout(style, sections, most, width, 1, smallest));
    }

    /** A length of a tile as it is drawn. */
    int drawn(int pixels) {
        return Math.max(1, pixels * magnification / reduction);
    }

    /** From one tile of a block to the next. */
    int tileStep() {
        return drawn(most.tileWidth()) + tileGap();
    }

    private int tileGap() {
        return Math.max(1, style.gap() / 4);
    }

    private int blockWidth() {
        return most.across() * tileStep() - tileGap();
    }

    /** The room of a block with its texts. */
    int cellWidth() {
        return Math.min(width, Math.max(blockWidth(), most.textWidth()));
    }

    /** From one block to the next one in its row. */
    int columnStep() {
        return cellWidth() + style.gap();
    }

    int columns() {
        return (width + style.gap()) / columnStep();
    }

    int headingHeight() {
        return most.headings() * style.lineHeight();
    }

    int tileHeight() {
        return drawn(most.tileHeight());
    }

    /** From one row of blocks to the next. */
    int rowStep() {
        return headingHeight() + tileHeight() + most.captions() * style.lineHeight() + style.gap();
    }

    int titleHeight(TileSection section) {
        return section.title().isEmpty() ? 0 : style.lineHeight() + style.gap() / 2;
    }

    int height(TileSection section) {
        int rows = (section.blocks().size() + columns() - 1) / columns();
        return titleHeight(section) + rows * rowStep();
    }

    int height() {
        return sections.stream().mapToInt(this::height).sum();
    }
}
