package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.ColourBar;
import io.epochscope.metrics.drawing.Key;
import io.epochscope.metrics.drawing.Lettering;
import io.epochscope.metrics.drawing.Style;
import io.epochscope.metrics.drawing.TileSection;
import io.epochscope.metrics.drawing.TileSheet;
import io.epochscope.metrics.drawing.ValueColours;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** Puts tiles together as a sheet. Thread-safe. */
@Singleton
final class SheetPainter {

    private final Lettering lettering = new Lettering();

    /**
     * A sheet, with a bar that says what colours stand for if tiles are of values.
     *
     * @param colours of values; empty if there are none
     * @param values what they are of
     */
    BufferedImage draw(NetworkLook look, List<TileSection> sections, Optional<ValueColours> colours, String values) {
        Style style = Style.of(lettering, look.width(), look.background());
        Optional<Key> key = colours.map(
                each -> new ColourBar(style, each, values + ", " + each.range().label(), false));
        return new TileSheet(style, sections, key).draw(look.width(), look.height(), look.limit());
    }
}
