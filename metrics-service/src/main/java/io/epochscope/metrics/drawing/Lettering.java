package io.epochscope.metrics.drawing;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Writes text as filled outlines of Liberation Sans, because the text of {@code java.awt} fails on a machine without
 * fonts, which containers often are. Letters that the font lacks become boxes. Thread-safe.
 */
public final class Lettering {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String ELLIPSIS = "…";

    private final TrueTypeFont font;
    private final CmapLookup glyphNumbers;
    private final double unitsPerEm;
    private final Map<Integer, Letter> letters = new HashMap<>();

    private record Letter(Shape outline, double advance) {}

    /** Reads the font, which takes some ten milliseconds. */
    public Lettering() {
        try (InputStream content = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(content));
            glyphNumbers = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("Font " + FONT + " of PDFBox cannot be read", e);
        }
    }

    /** How wide a text is. */
    public double width(String text, double size) {
        return text.codePoints().mapToDouble(point -> letter(point).advance()).sum() * size / unitsPerEm;
    }

    /** Fills a text with the current colour, from {@code x} on at the height of {@code baseline}. */
    public void draw(Graphics2D graphics, String text, double x, double baseline, double size) {
        var line = new Path2D.Double();
        double scale = size / unitsPerEm;
        double place = x;
        for (int point : text.codePoints().toArray()) {
            Letter letter = letter(point);
            var placed = new AffineTransform(scale, 0, 0, -scale, place, baseline);
            line.append(letter.outline().getPathIterator(placed), false);
            place += letter.advance() * scale;
        }
        graphics.fill(line);
    }

    /** The text, or as much of its beginning as fits with an ellipsis after it. */
    public String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + ELLIPSIS, size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private synchronized Letter letter(int point) {
        return letters.computeIfAbsent(point, this::read);
    }

    private Letter read(int point) {
        try {
            int glyph = glyphNumbers.getGlyphId(point);
            return new Letter(font.getGlyph().getGlyph(glyph).getPath(), font.getAdvanceWidth(glyph));
        } catch (IOException e) {
            throw new UncheckedIOException("Font " + FONT + " of PDFBox cannot be read", e);
        }
    }
}
