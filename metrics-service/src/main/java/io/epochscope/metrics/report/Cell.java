package io.epochscope.metrics.report;

import io.epochscope.metrics.drawing.Ticks;

/**
 * What stands in a table.
 *
 * @param number whether it is one, and is compared with those above and below it
 */
public record Cell(String text, boolean number) {

    private static final int DIGITS = 4;
    private static final String NOTHING = "–";

    /** A value as a query gave it. */
    public static Cell of(Object value) {
        if (value == null) {
            return new Cell(NOTHING, false);
        }
        return new Cell(text(value), value instanceof Number);
    }

    /** A value for people: numbers in a few digits. */
    public static String text(Object value) {
        return value instanceof Double || value instanceof Float
                ? Ticks.label(((Number) value).doubleValue(), DIGITS)
                : value.toString();
    }
}
