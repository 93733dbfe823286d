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

    /** A sheet whose colours need no explanation. */
    BufferedImage draw(NetworkLook look, List<TileSection> sections) {
        return draw(look, sections, style(look), Optional.empty());
    }

    /** A sheet of values, with a bar that says what colours stand for. */
    BufferedImage draw(NetworkLook look, List<TileSection> sections, ValueColours colours, String values) {
        Style style = style(look);
        String label = values + ", " + colours.range().label();
        return draw(look, sections, style, Optional.of(new ColourBar(style, colours, label, false)));
    }

    private Style style(NetworkLook look) {
        return Style.of(lettering, look.width(), look.background());
    }

    private static BufferedImage draw(NetworkLook look, List<TileSection> sections, Style style, Optional<Key> key) {
        return new TileSheet(style, sections, key).draw(look.width(), look.height(), look.limit());
    }
}
