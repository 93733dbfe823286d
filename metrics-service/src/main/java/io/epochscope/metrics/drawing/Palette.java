package io.epochscope.metrics.drawing;

import java.awt.Color;

/** Colours of classes that have none of their own. */
public final class Palette {

    /** By Okabe and Ito (2008): distinct for people with any kind of colour vision. */
    private static final int[] FIRST = {0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0xf0e442, 0x8a8a8a};

    /** The fractional part of the golden ratio: consecutive hues lie far apart, however many there are. */
    private static final float HUE_STEP = 0.618034f;

    private static final float[] SATURATIONS = {0.75f, 0.45f};
    private static final float[] BRIGHTNESSES = {0.95f, 0.6f, 0.8f};

    private Palette() {}

    /** The colour of a number from 0 on, as 0xRRGGBB. */
    public static int colour(int number) {
        if (number >= 0 && number < FIRST.length) {
            return FIRST[number];
        }
        float hue = number * HUE_STEP;
        return 0xffffff
                & Color.HSBtoRGB(
                        hue,
                        SATURATIONS[Math.floorMod(number, SATURATIONS.length)],
                        BRIGHTNESSES[Math.floorMod(number, BRIGHTNESSES.length)]);
    }
}
