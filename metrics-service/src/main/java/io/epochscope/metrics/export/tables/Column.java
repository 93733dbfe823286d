package io.epochscope.metrics.export.tables;

/** A column of a table. */
record Column(String name, ColumnType type) {}
