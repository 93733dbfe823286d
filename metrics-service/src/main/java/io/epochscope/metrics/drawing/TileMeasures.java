package io.epochscope.metrics.drawing;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The most that any block of a sheet has.
 *
 * @param tileWidth in pixels of the tile
 * @param tileHeight in pixels of the tile
 * @param across tiles side by side
 * @param textWidth of headings and captions, in pixels of the sheet
 * @param headings lines above the tiles, 0 or 1
 * @param captions lines below the tiles
 */
record TileMeasures(int tileWidth, int tileHeight, int across, int textWidth, int headings, int captions) {

    /** Longer texts are shortened rather than set tiles apart. In text sizes. */
    private static final double WIDEST_TEXT = 12;

    static double widestText(Style style) {
        return WIDEST_TEXT * style.size();
    }

    static TileMeasures of(Style style, List<TileSection> sections) {
        List<TileBlock> blocks =
                sections.stream().flatMap(section -> section.blocks().stream()).toList();
        List<BufferedImage> tiles =
                blocks.stream().flatMap(block -> block.tiles().stream()).toList();
        return new TileMeasures(
                largest(tiles.stream().map(BufferedImage::getWidth)),
                largest(tiles.stream().map(BufferedImage::getHeight)),
                largest(blocks.stream().map(block -> block.tiles().size())),
                largest(blocks.stream()
                        .flatMap(block -> Stream.concat(Stream.of(block.heading()), block.captions().stream()))
                        .map(text -> (int) Math.ceil(Math.min(style.width(text), widestText(style))))),
                blocks.stream().allMatch(block -> block.heading().isEmpty()) ? 0 : 1,
                largest(blocks.stream().map(block -> block.captions().size())));
    }

    private static int largest(Stream<Integer> numbers) {
        return numbers.max(Integer::compare).orElse(0);
    }
}
