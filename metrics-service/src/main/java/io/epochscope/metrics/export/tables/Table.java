package io.epochscope.metrics.export.tables;

import java.io.IOException;
import java.util.List;

/** What is stored of runs, of one kind. Stateless. */
interface Table {

    /** As files name it. */
    String name();

    /** In their order. */
    List<Column> columns();

    /** Gives all rows of a run, read while they are given. */
    void giveTo(String runId, RowSink sink) throws IOException;
}
