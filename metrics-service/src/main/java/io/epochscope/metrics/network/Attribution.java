package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.ColourMap;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * What in a sample excites a unit, laid over the sample, which is drawn in grey so that all colours are of the
 * attribution; Captum calls this a blended heat map.
 *
 * @param largest magnitude that there is
 * @param opacity 0 to 1
 */
record Attribution(Tiles tiles, double largest, ColourMap map, double opacity) {

    private static final int OPAQUE = 255;

    /** A tile over the sample at the same place. */
    BufferedImage over(BufferedImage sample, int tile) {
        BufferedImage overlaid = grey(sample);
        Graphics2D graphics = overlaid.createGraphics();
        BufferedImage colours = tiles.coloured(tile, this::colour);
        graphics.drawImage(colours, 0, 0, overlaid.getWidth(), overlaid.getHeight(), null);
        graphics.dispose();
        return overlaid;
    }

    private int colour(double value) {
        int alpha = (int) Math.round(OPAQUE * opacity);
        return (alpha << 24) | (0xffffff & map.colour((value / largest + 1) / 2));
    }

    private static BufferedImage grey(BufferedImage sample) {
        var grey = new BufferedImage(sample.getWidth(), sample.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < sample.getHeight(); y++) {
            for (int x = 0; x < sample.getWidth(); x++) {
                int argb = sample.getRGB(x, y);
                grey.setRGB(x, y, (argb & 0xff000000) | (luma(argb) * 0x010101));
            }
        }
        return grey;
    }

    /** ITU-R BT.601. */
    private static int luma(int rgb) {
        return (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
    }
}
