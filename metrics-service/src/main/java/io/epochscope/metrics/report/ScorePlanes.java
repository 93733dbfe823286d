package io.epochscope.metrics.report;

import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.drawing.ValueRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * A metric of every patch in several epochs, a byte each: what was not scored, what is NaN, and steps of equal size
 * between the ends of a range. A colour map has no more colours, so that nothing more would be seen.
 */
final class ScorePlanes {

    static final int ABSENT = 0;
    static final int NOT_A_NUMBER = 1;
    private static final int FIRST_STEP = 2;
    private static final int STEPS = 254;

    private final ValueRange range;

    ScorePlanes(ValueRange range) {
        this.range = range;
    }

    /** The byte of a value, as a number from 0 to 255; what lies beyond the range is its end. */
    int code(float value) {
        if (Float.isNaN(value)) {
            return NOT_A_NUMBER;
        }
        double step = Math.floor(range.fraction(value) * STEPS);
        return FIRST_STEP + (int) Math.max(0, Math.min(STEPS - 1, step));
    }

    /** The colours of all bytes, as {@code #RRGGBB}; that of what was not scored is never drawn. */
    static List<String> palette(ColourMap map) {
        return IntStream.range(0, FIRST_STEP + STEPS)
                .map(code -> code < FIRST_STEP ? map.notANumber() : map.colour((code - FIRST_STEP + 0.5) / STEPS))
                .mapToObj(colour -> "#%06x".formatted(colour & 0xffffff))
                .toList();
    }

    /** The bytes of all grids, one grid after the other, row by row; compressed with gzip, in Base64. */
    String packed(List<PatchGrid> grids) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            for (PatchGrid grid : grids) {
                zip.write(plane(grid));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written to", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private byte[] plane(PatchGrid grid) {
        byte[] plane = new byte[grid.rows() * grid.columns()];
        for (int place = 0; place < plane.length; place++) {
            int row = place / grid.columns();
            int column = place % grid.columns();
            plane[place] = (byte) (grid.present(row, column) ? code(grid.value(row, column)) : ABSENT);
        }
        return plane;
    }
}
