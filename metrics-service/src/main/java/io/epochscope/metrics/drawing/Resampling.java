package io.epochscope.metrics.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Makes pictures smaller without leaving pixels out. */
public final class Resampling {

    private Resampling() {}

    /**
     * The picture, halved until bilinear interpolation to a size, which looks at four pixels, leaves none out.
     *
     * @return at least that large and less than twice as large, unless it was smaller before
     */
    public static BufferedImage halved(BufferedImage image, int width, int height) {
        BufferedImage reduced = image;
        while (reduced.getWidth() >= 2 * Math.max(1, width) && reduced.getHeight() >= 2 * Math.max(1, height)) {
            var half = new BufferedImage(reduced.getWidth() / 2, reduced.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = half.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(reduced, 0, 0, half.getWidth(), half.getHeight(), null);
            graphics.dispose();
            reduced = half;
        }
        return reduced;
    }
}
