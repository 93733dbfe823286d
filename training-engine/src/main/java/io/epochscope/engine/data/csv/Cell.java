package io.epochscope.engine.data.csv;

import java.util.Set;
import java.util.TreeSet;

/** Reads numbers as people write them: {@code -3}, {@code .5}, {@code 1.5e-3}. */
final class Cell {

    private static final String ACCEPTED = "0123456789+-.eE";

    private final Set<String> markers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** @param markers what stands for a missing value */
    Cell(Iterable<String> markers) {
        markers.forEach(this.markers::add);
    }

    boolean isMissing(String text) {
        return markers.contains(text);
    }

    /** The number; NaN if it is none that a 32-bit float has room for. */
    double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            // Java also takes 1f, 0x1p3, NaN and Infinity for numbers.
            if (ACCEPTED.indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Float.isFinite((float) value) ? value : Double.NaN;
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    boolean isNumber(String text) {
        return !Double.isNaN(number(text));
    }
}
