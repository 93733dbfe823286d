package io.epochscope.metrics.drawing;

import java.awt.Color;

/** What a picture stands on, and the colour of its text. */
public enum Background {
    /** The grey of its text is readable on a page of either theme. */
    TRANSPARENT(new Color(0, true), new Color(0x858585)),
    WHITE(Color.WHITE, new Color(0x202020)),
    BLACK(Color.BLACK, new Color(0xdddddd));

    private final Color paper;
    private final Color ink;

    Background(Color paper, Color ink) {
        this.paper = paper;
        this.ink = ink;
    }

    Color paper() {
        return paper;
    }

    Color ink() {
        return ink;
    }
}
