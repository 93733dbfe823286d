package io.epochscope.metrics.drawing;

import java.awt.Color;
import java.awt.Graphics2D;

/**
 * How text and lines of a picture look.
 *
 * @param size of the text in pixels
 */
public record Style(Lettering lettering, double size, Background background) {

    private static final double SMALLEST = 11;
    private static final double LARGEST = 36;

    /** Text grows with the picture, but slower, so that it is readable in both small and large ones. */
    public static Style of(Lettering lettering, int width, Background background) {
        return new Style(lettering, Math.min(LARGEST, Math.max(SMALLEST, 10 + width / 160.0)), background);
    }

    Color ink() {
        return background.ink();
    }

    /** Height of a line of text with the room around it. */
    int lineHeight() {
        return (int) Math.ceil(size * 1.4);
    }

    int gap() {
        return (int) Math.round(size * 0.6);
    }

    /** How wide a text is, in pixels. */
    public double width(String text) {
        return lettering.width(text, size);
    }

    /** The text, or as much of its beginning as fits with an ellipsis after it. */
    public String fit(String text, double width) {
        return lettering.fit(text, size, width);
    }

    /** Writes a text into a line whose upper edge is at {@code y}, shortened to fit. */
    void write(Graphics2D graphics, String text, double x, double y, double width) {
        graphics.setColor(ink());
        lettering.draw(graphics, fit(text, width), x, y + size * 1.05, size);
    }
}
