package io.epochscope.metrics.drawing;

import java.awt.Graphics2D;

/** What tells the meaning of a picture's colours. */
public interface Key {

    /** The height it takes at a width. */
    int height(int width);

    /** Draws itself with its upper left corner at ({@code x}, {@code y}). */
    void draw(Graphics2D graphics, int x, int y, int width);
}
