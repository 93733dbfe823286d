package io.epochscope.metrics.imports.csv;

import io.epochscope.metrics.imports.Figures;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The lines of a history, as far as they can be taken. Not thread-safe. */
final class HistoryRows {

    private static final int LAST_EPOCH = 999_999_999;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    // One way to read a row of digits: with two, a long cell that is no number would be read for hours.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    /** What CSVLogger writes where an epoch has no such figure. */
    private static final Set<String> ABSENT = Set.of("", "NA");

    private static final Map<String, Double> NOT_FINITE = Map.of(
            "nan", Double.NaN,
            "inf", Double.POSITIVE_INFINITY,
            "infinity", Double.POSITIVE_INFINITY,
            "-inf", Double.NEGATIVE_INFINITY,
            "-infinity", Double.NEGATIVE_INFINITY);

    private record Row(long line, Map<Integer, Double> figures) {}

    private final HistoryColumns columns;
    private final Faults faults;
    private final Map<Integer, Row> rows = new TreeMap<>();

    HistoryRows(HistoryColumns columns, Faults faults) {
        this.columns = columns;
        this.faults = faults;
    }

    /** Takes a line, or notes what is wrong with it. */
    void add(long line, List<String> cells) {
        if (cells.size() != columns.names().size()) {
            faults.add(
                    line,
                    "there are " + cells.size() + " cells, but there must be "
                            + columns.names().size() + ", as many as in line 1");
            return;
        }
        var row = new Row(line, figures(line, cells));
        String epoch = cells.get(columns.epoch());
        if (!WHOLE.matcher(epoch).matches()) {
            faults.add(
                    line, "epoch is " + Faults.quoted(epoch) + ", but must be a whole number from 0 to " + LAST_EPOCH);
            return;
        }
        Row first = rows.putIfAbsent(Integer.valueOf(epoch), row);
        if (first != null) {
            faults.add(line, "epoch " + epoch + " is there twice, first in line " + first.line);
        }
    }

    private Map<Integer, Double> figures(long line, List<String> cells) {
        Map<Integer, Double> figures = new HashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            Double notFinite = NOT_FINITE.get(cell.toLowerCase(Locale.ROOT));
            if (column == columns.epoch() || ABSENT.contains(cell)) {
                continue;
            }
            if (notFinite != null) {
                figures.put(column, notFinite);
            } else if (NUMBER.matcher(cell).matches()) {
                figures.put(column, Double.valueOf(cell));
            } else {
                faults.add(
                        line,
                        columns.names().get(column) + " is " + Faults.quoted(cell)
                                + ", but must be a number, nan, inf, -inf, or NA or empty where there is none");
            }
        }
        return figures;
    }

    /** What was taken; numbered from 1, also if the file counts from 0 as Keras does. */
    Figures figures() {
        int shift = rows.containsKey(0) ? 1 : 0;
        var figures = new Figures();
        rows.forEach((epoch, row) -> row.figures.forEach((column, value) -> {
            if (columns.isLearningRate(column)) {
                figures.learningRate(epoch + shift, value);
            } else {
                figures.put(epoch + shift, columns.split(column), columns.metric(column), value);
            }
        }));
        return figures;
    }
}
