package io.epochscope.metrics.report;

import io.epochscope.metrics.scene.Scenes;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chart, and the table of what it shows.
 *
 * @param x what lies along the horizontal axis
 * @param y what lies along the vertical axis
 * @param left how many rows are left out; the table has what the chart has
 * @param marks places along the horizontal axis
 */
public record Figure(String title, Kind kind, String x, String y, Rows rows, int left, List<Mark> marks)
        implements Block {

    /** More points are not told from each other on a screen, and make pages large. */
    private static final int MOST_ROWS = 500;

    /** How columns are drawn. */
    public enum Kind {
        /** A line for each column over the first one. */
        LINES,
        /** The same, magnitudes on a logarithmic axis. */
        LOGARITHMIC,
        /** The same, of each two columns the second one dashed and of the first one's colour. */
        PAIRS,
        /** Percentiles over the first column: minimum, seven of them, maximum. */
        BANDS,
        /** Circles at the first two columns, as large as the third says. */
        CIRCLES,
        /** Bars from the first column to the second, as high as the third says. */
        BARS
    }

    /** Of rows, evenly thinned if there are too many. */
    public static Figure of(String title, Kind kind, String x, String y, Rows rows) {
        return of(title, kind, x, y, rows, MOST_ROWS);
    }

    /** The same of at most so many rows. */
    static Figure of(String title, Kind kind, String x, String y, Rows rows, int most) {
        List<List<Object>> shown = Scenes.spread(rows.rows(), most);
        return new Figure(
                title, kind, x, y, new Rows(rows.columns(), shown), rows.rows().size() - shown.size(), List.of());
    }

    /** The same with places marked. */
    Figure marked(List<Mark> places) {
        return new Figure(title, kind, x, y, rows, left, places);
    }

    private record Content(
            String title,
            Kind kind,
            String x,
            String y,
            List<String> columns,
            List<List<Object>> rows,
            List<Mark> marks) {}

    /** What the page's script draws. */
    public String json() {
        return ScriptJson.of(new Content(title, kind, x, y, rows.columns(), rows.rows(), marks));
    }

    /** The marked places in words; empty if there is none. */
    public String marked() {
        return marks.stream()
                .map(mark -> mark.text() + " at " + x + " " + Cell.text(mark.at()))
                .collect(Collectors.joining("; "));
    }

    @Override
    public String html() {
        return Templates.figure(this).render();
    }
}
