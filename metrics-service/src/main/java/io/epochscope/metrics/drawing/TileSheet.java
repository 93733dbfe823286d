package io.epochscope.metrics.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * Small pictures in rows and columns, so large that each of their pixels is seen, and the key of their colours below.
 */
public record TileSheet(Style style, List<TileSection> sections, Optional<Key> key) {

    private static final int FRAME = 2;

    /**
     * Draws the sheet.
     *
     * @param height it has no more, unless tiles would be smaller than they are
     * @param limit it has no more in any case; what does not fit even in small is cut off
     */
    public BufferedImage draw(int width, int height, int limit) {
        int keyHeight = key.map(each -> each.height(width)).orElse(0);
        int margin = hasFrames() ? FRAME : 0;
        int around = keyHeight + 2 * margin;
        TileLayout layout = TileLayout.of(style, sections, width - 2 * margin, height - around, limit - around);
        int whole = Math.max(1, Math.min(limit, layout.height() + around));
        var image = new BufferedImage(width, whole, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setBackground(style.background().paper());
            graphics.clearRect(0, 0, width, whole);
            int top = margin;
            for (TileSection section : sections) {
                draw(graphics, layout, section, margin, top);
                top += layout.height(section);
            }
            key.ifPresent(each -> each.draw(graphics, 0, whole - keyHeight, width));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** Below tiles that are narrower, longer captions are shortened: their width in pixels. */
    public static double widestText(Style style) {
        return TileMeasures.widestText(style);
    }

    private boolean hasFrames() {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .anyMatch(block -> block.frame().isPresent());
    }

    private void draw(Graphics2D graphics, TileLayout layout, TileSection section, int left, int top) {
        style.write(graphics, section.title(), left, top, layout.width());
        int first = top + layout.titleHeight(section);
        for (int i = 0; i < section.blocks().size(); i++) {
            int x = left + i % layout.columns() * layout.columnStep();
            int y = first + i / layout.columns() * layout.rowStep();
            draw(graphics, layout, section.blocks().get(i), x, y);
        }
    }

    private void draw(Graphics2D graphics, TileLayout layout, TileBlock block, int x, int y) {
        style.write(graphics, block.heading(), x, y, layout.cellWidth());
        int top = y + layout.headingHeight();
        for (int i = 0; i < block.tiles().size(); i++) {
            BufferedImage tile = block.tiles().get(i);
            int left = x + i * layout.tileStep();
            int across = layout.drawn(tile.getWidth());
            int down = layout.drawn(tile.getHeight());
            block.frame().ifPresent(colour -> {
                graphics.setColor(new Color(colour));
                graphics.fillRect(left - FRAME, top - FRAME, across + 2 * FRAME, down + 2 * FRAME);
            });
            draw(graphics, tile, layout.reduction() > 1, left, top, across, down);
        }
        int line = top + layout.tileHeight();
        for (String caption : block.captions()) {
            style.write(graphics, caption, x, line, layout.cellWidth());
            line += style.lineHeight();
        }
    }

    private static void draw(
            Graphics2D graphics, BufferedImage tile, boolean reduced, int x, int y, int width, int height) {
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                reduced
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        BufferedImage drawn = reduced ? Resampling.halved(tile, width, height) : tile;
        graphics.drawImage(drawn, x, y, width, height, null);
    }
}
