package io.epochscope.metrics.report;

import java.util.List;

/**
 * A table.
 *
 * @param note what is to be known of it; empty if nothing
 * @param rows the first cell of each says what the row is of
 */
public record Table(String title, String note, List<String> columns, List<List<Cell>> rows) implements Block {

    /** Of what a query gave. */
    static Table of(String title, String note, Rows rows) {
        return new Table(
                title,
                note,
                rows.columns(),
                rows.rows().stream()
                        .map(row -> row.stream().map(Cell::of).toList())
                        .toList());
    }

    @Override
    public String html() {
        return Templates.table(this).render();
    }
}
