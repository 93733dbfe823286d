package io.epochscope.metrics.report;

import java.awt.image.BufferedImage;

/**
 * A picture with its title.
 *
 * @param picture as a data URI
 * @param alternative what it shows, in words
 */
public record Sheet(String title, String picture, String alternative, int width, int height) implements Block {

    static Sheet of(String title, String alternative, BufferedImage image) {
        return new Sheet(title, DataUri.of(image), alternative, image.getWidth(), image.getHeight());
    }

    @Override
    public String html() {
        return Templates.sheet(this).render();
    }
}
