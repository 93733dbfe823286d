package io.epochscope.metrics.comparison;

import io.epochscope.metrics.report.Cell;
import io.epochscope.metrics.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Values by what they are of, with a column for each run. Not thread-safe. */
final class Grid {

    private final List<String> runs;
    private final Map<String, Object[]> rows = new LinkedHashMap<>();

    /** An empty one; the labels of the runs are in the order of their places. */
    Grid(List<String> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Sets a value of the run at a place from 1; a row stands where it was named first. */
    void put(String name, int place, Object value) {
        rows.computeIfAbsent(name, any -> new Object[runs.size()])[place - 1] = value;
    }

    /** As a table that says of each row whether the runs differ in it, those in which they do before the others. */
    Table table(String title, String note, String what) {
        List<String> columns = new ArrayList<>(List.of(what, "differs"));
        columns.addAll(runs);
        return new Table(
                title,
                note,
                columns,
                Stream.of(true, false)
                        .flatMap(differing -> rows.entrySet().stream()
                                .filter(row -> differ(row.getValue()) == differing)
                                .map(row -> cells(row.getKey(), differing, row.getValue())))
                        .toList());
    }

    private static boolean differ(Object[] values) {
        return Arrays.stream(values).anyMatch(value -> !Objects.equals(value, values[0]));
    }

    private static List<Cell> cells(String name, boolean differing, Object[] values) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(name), Cell.of(differing ? "≠" : "same")));
        Arrays.stream(values).map(Cell::of).forEach(cells::add);
        return cells;
    }
}
