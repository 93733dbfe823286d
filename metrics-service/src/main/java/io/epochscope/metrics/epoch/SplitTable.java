package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.SplitMetrics;
import java.util.List;

/** What of the splits of epochs is in one table, whose key begins with run, epoch and split. */
interface SplitTable {

    /** The table's name in schema {@code store}. */
    String name();

    /** The columns of {@link #rows}, without run, epoch and split. */
    List<String> columns();

    /** A split's rows, as JDBC and {@link io.epochscope.metrics.store.Statements} take them. */
    List<List<Object>> rows(SplitMetrics split);
}
