package io.epochscope.metrics.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.util.List;

/**
 * The colours of a range of values with round numbers below. An end beyond which there are values is marked ≤ or ≥.
 *
 * @param label says what is measured, and where the range comes from
 * @param notANumber whether NaN has its own colour beside the bar
 */
public record ColourBar(Style style, ValueColours colours, String label, boolean notANumber) implements Key {

    private static final String NAN = "NaN";
    /** Numbers have at least so much room, in text sizes. */
    private static final double ROOM_OF_NUMBER = 3.5;

    private static final int END_DIGITS = 2;

    @Override
    public int height(int width) {
        return 2 * style.lineHeight() + barHeight() + style.gap();
    }

    private int barHeight() {
        return (int) Math.round(style.size());
    }

    @Override
    public void draw(Graphics2D graphics, int x, int y, int width) {
        style.write(graphics, label, x, y, width);
        int top = y + style.lineHeight();
        int barWidth = width;
        if (notANumber) {
            int room = barHeight() + style.gap() / 2 + (int) Math.ceil(style.width(NAN));
            barWidth = Math.max(barHeight(), width - room - style.gap());
            int left = x + width - room;
            graphics.setColor(new Color(colours.map().notANumber()));
            graphics.fillRect(left, top, barHeight(), barHeight());
            style.write(graphics, NAN, left + barHeight() + style.gap() / 2.0, top - 0.1 * style.size(), room);
        }
        for (int i = 0; i < barWidth; i++) {
            graphics.setColor(new Color(colours.map().colour((i + 0.5) / barWidth)));
            graphics.fillRect(x + i, top, 1, barHeight());
        }
        numbers(graphics, x, top + barHeight(), barWidth);
    }

    private void numbers(Graphics2D graphics, int x, int top, int width) {
        ValueRange range = colours.range();
        int most = Math.max(2, (int) (width / (ROOM_OF_NUMBER * style.size())));
        double free = x;
        double end = x + width;
        if (range.below()) {
            String text = "≤ " + Ticks.label(range.low(), END_DIGITS);
            style.write(graphics, text, x, top + 2, width);
            free = x + style.width(text) + style.gap();
        }
        if (range.above()) {
            String text = "≥ " + Ticks.label(range.high(), END_DIGITS);
            double left = end - style.width(text);
            style.write(graphics, text, left, top + 2, width);
            end = left - style.gap();
        }
        List<BigDecimal> ticks = Ticks.of(range.low(), range.high(), most);
        for (BigDecimal tick : ticks) {
            double place = x + range.fraction(tick.doubleValue()) * width;
            String text = Ticks.label(tick);
            double left = Math.max(x, Math.min(x + width - style.width(text), place - style.width(text) / 2));
            if (left >= free && left + style.width(text) <= end) {
                graphics.setColor(style.ink());
                graphics.fillRect((int) Math.min(place, x + width - 1.0), top, 1, 3);
                style.write(graphics, text, left, top + 2, width);
                free = left + style.width(text) + style.gap();
            }
        }
    }
}
