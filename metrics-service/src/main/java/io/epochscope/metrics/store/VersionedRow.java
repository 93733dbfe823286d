package io.epochscope.metrics.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of a {@link VersionedTable}.
 *
 * @param event where it comes from
 * @param values in the order of the table's columns; null, a {@link SqlArray}, or what JDBC takes
 */
public record VersionedRow(RunEvent event, RowKey key, List<Object> values) {

    Version version() {
        return event.version();
    }

    /** The key that its run has in the database. */
    public long runKey() {
        return event.runKey();
    }

    List<Object> parameters(int number) {
        var parameters = new ArrayList<Object>(key.parts());
        parameters.add(version().attempt());
        parameters.add(version().sequence());
        parameters.addAll(values);
        parameters.add(number);
        return parameters;
    }
}
