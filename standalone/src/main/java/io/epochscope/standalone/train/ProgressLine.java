package io.epochscope.standalone.train;

import java.io.PrintStream;

/**
 * A line at the end of a terminal's output that is drawn again and again. It touches neither the terminal's modes nor
 * the handlers of signals, so that Ctrl-C at any time leaves nothing to restore. Not thread-safe.
 */
final class ProgressLine implements AutoCloseable {
    /** Of ECMA-48: to the beginning of the line, which is erased. */
    private static final String CLEARED = "\r\u001b[2K";

    private static final int LONGEST_BAR = 40;
    private static final int PERCENT = 100;

    private final String name;
    private final int columns;
    private final PrintStream output;
    private String drawn = "";

    /**
     * @param name what progresses
     * @param columns of the terminal
     */
    ProgressLine(String name, int columns, PrintStream output) {
        this.name = name;
        this.columns = columns;
        this.output = output;
    }

    /**
     * Draws the line.
     *
     * @param done of {@code all}, which is more than 0
     * @param figures cut where there is no room for them
     */
    void draw(long done, long all, String figures) {
        long shown = Math.min(done, all);
        String before = "%s %3d%% [".formatted(name, PERCENT * shown / all);
        String after = "] %d/%d  %s".formatted(done, all, figures);
        int length = Math.max(1, Math.min(LONGEST_BAR, columns - before.length() - after.length() - 1));
        int full = (int) (length * shown / all);
        String line = before + "=".repeat(full) + " ".repeat(length - full) + after;
        // A terminal goes on in the next line when its last column is written.
        drawn = line.substring(0, Math.min(line.length(), columns - 1));
        redraw();
    }

    /** Prints a line of its own above. */
    void print(String line) {
        output.println(CLEARED + line);
        redraw();
    }

    /** Ends the line. */
    @Override
    public void close() {
        output.println();
    }

    private void redraw() {
        output.print(CLEARED + drawn);
        output.flush();
    }
}
