package io.epochscope.metrics.imports.csv;

import io.epochscope.metrics.problem.Excerpt;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the lines of a file: all of it is counted, and as much told as a person reads. Not thread-safe.
 */
final class Faults {

    private static final int TOLD = 20;
    private static final int QUOTED = 40;

    private final List<String> told = new ArrayList<>();
    private int count;

    /** A line that cannot be taken. */
    void add(long line, String fault) {
        count++;
        if (told.size() < TOLD) {
            told.add("line " + line + ": " + fault);
        }
    }

    /** What a cell says, cut where it is long. */
    static String quoted(String cell) {
        return '"' + Excerpt.of(cell, QUOTED) + '"';
    }

    /**
     * Refuses the file if anything is wrong with it.
     *
     * @throws BadRequestException with the lines
     */
    void refuse() {
        if (count == 0) {
            return;
        }
        String more = count > told.size() ? "; and " + (count - told.size()) + " more" : "";
        throw new BadRequestException(
                "nothing was imported, since " + count + (count == 1 ? " cell or line" : " cells or lines")
                        + " of the file cannot be taken: " + String.join("; ", told) + more);
    }
}
