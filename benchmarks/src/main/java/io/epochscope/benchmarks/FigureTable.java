package io.epochscope.benchmarks;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints figures as rows of a table, each as it comes. */
final class FigureTable {

    private final PrintWriter out;
    private boolean headed;

    FigureTable(PrintWriter out) {
        this.out = out;
    }

    void print(Figure figure) {
        if (!headed) {
            row("bench", "figure", "value", "unit", "mark", "holds", "beside");
            headed = true;
        }
        row(
                figure.bench(),
                figure.name(),
                figure.shownValue(),
                figure.unit(),
                figure.mark().map(Figure.Mark::toString).orElse(""),
                figure.holds().map(holds -> holds ? "yes" : "NO").orElse(""),
                figure.baseline());
    }

    private void row(Object... cells) {
        out.printf(Locale.ROOT, "%-14s %-58s %14s %-10s %-10s %-5s %s%n", cells);
        out.flush();
    }
}
