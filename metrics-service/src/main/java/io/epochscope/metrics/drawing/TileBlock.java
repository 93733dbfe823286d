package io.epochscope.metrics.drawing;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tiles that belong together, side by side.
 *
 * @param heading above them; empty for none
 * @param tiles each pixel once; none if there are texts alone
 * @param captions lines below them
 * @param frame colour of a frame around them, as 0xRRGGBB; empty for none
 */
public record TileBlock(String heading, List<BufferedImage> tiles, List<String> captions, OptionalInt frame) {

    /** Without captions and frame. */
    public static TileBlock of(String heading, List<BufferedImage> tiles) {
        return new TileBlock(heading, tiles, List.of(), OptionalInt.empty());
    }
}
