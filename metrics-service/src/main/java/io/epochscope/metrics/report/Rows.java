package io.epochscope.metrics.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a query gave.
 *
 * @param columns their names; none if there are no rows
 * @param rows with an element for each column, null where there is no value
 */
public record Rows(List<String> columns, List<List<Object>> rows) {

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Without columns that are null everywhere. */
    Rows measured() {
        List<Integer> kept = IntStream.range(0, columns.size())
                .filter(column -> rows.stream().anyMatch(row -> row.get(column) != null))
                .boxed()
                .toList();
        return new Rows(
                kept.stream().map(columns::get).toList(),
                rows.stream().map(row -> elements(row, kept)).toList());
    }

    private static List<Object> elements(List<Object> row, List<Integer> kept) {
        var elements = new ArrayList<Object>();
        kept.forEach(column -> elements.add(row.get(column)));
        return elements;
    }
}
