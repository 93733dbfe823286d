package io.epochscope.engine.data.table;

import io.epochscope.events.v1.Split;

/** Shows a visitor as many rows as it expects, and counts all. */
final class CountedRows implements TableRows.Visitor {

    private final TableRows.Visitor visitor;
    private final int expected;
    private long seen;

    CountedRows(TableRows.Visitor visitor, int expected) {
        this.visitor = visitor;
        this.expected = expected;
    }

    @Override
    public void row(double[] features, double target, Split split) {
        if (seen++ < expected) {
            visitor.row(features, target, split);
        }
    }

    /** All rows, expected or not. */
    long seen() {
        return seen;
    }
}
