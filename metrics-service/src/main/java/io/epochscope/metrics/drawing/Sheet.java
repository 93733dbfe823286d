package io.epochscope.metrics.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * Maps of one area side by side, in rows where they are many, and the key of their colours below.
 *
 * @param area of the scene's image that each panel shows
 * @param columns how many panels are side by side
 */
public record Sheet(Style style, ImageArea area, List<Panel> panels, int columns, Optional<Key> key) {

    /** Draws the scene's picture. */
    @FunctionalInterface
    public interface ScenePicture {

        /** An area of the scene at a size; empty if the scene has no picture. */
        Optional<BufferedImage> draw(ImageArea area, int width, int height);
    }

    /** How many panels are well side by side. */
    public static int columnsFor(int panels) {
        int rows = (panels + 3) / 4;
        return (panels + rows - 1) / rows;
    }

    /**
     * Draws the sheet. It is {@code width} wide; where the panels would be higher than {@code maxHeight} allows, they
     * get smaller.
     */
    public BufferedImage draw(int width, int maxHeight, ScenePicture scene) {
        int rows = (panels.size() + columns - 1) / columns;
        int keyHeight = key.map(each -> each.height(width) + style.gap()).orElse(0);
        int captionHeight = panels.stream().allMatch(panel -> panel.caption().isEmpty()) ? 0 : style.lineHeight();
        int around = keyHeight + rows * captionHeight + (rows - 1) * style.gap();
        double panelWidth = (width - (columns - 1) * style.gap()) / (double) columns;
        double panelHeight = Math.min(panelWidth / area.aspect(), Math.max(1, (maxHeight - around) / (double) rows));
        int across = (int) Math.max(1, Math.round(Math.min(panelWidth, panelHeight * area.aspect())));
        int down = (int) Math.max(1, Math.floor(panelHeight));

        var image = new BufferedImage(width, around + rows * down, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setBackground(style.background().paper());
            graphics.clearRect(0, 0, width, image.getHeight());
            Optional<BufferedImage> picture =
                    panels.stream().anyMatch(Panel::scene) ? scene.draw(area, across, down) : Optional.empty();
            for (int i = 0; i < panels.size(); i++) {
                Panel panel = panels.get(i);
                int x = i % columns * (across + style.gap());
                int y = i / columns * (captionHeight + down + style.gap());
                if (captionHeight > 0) {
                    style.write(graphics, panel.caption(), x, y, across);
                }
                panel.draw(graphics, area, picture, x, y + captionHeight, across, down);
            }
            key.ifPresent(each -> each.draw(graphics, 0, image.getHeight() - keyHeight + style.gap(), width));
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
