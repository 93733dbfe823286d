package io.epochscope.metrics.store;

import java.sql.SQLException;

/**
 * Writes the rows of one kind of event. What it writes depends on the events alone, not on their order nor on how often
 * they come. Stateless.
 */
@FunctionalInterface
public interface EventWriter {

    /**
     * Writes the rows of its kind of event in the batch, in the order of their keys, so that two transactions never
     * wait for each other.
     *
     * @throws SQLException if the database refuses or is gone
     * @throws UnstorableEventException if an event says what cannot be stored
     */
    void write(BatchTransaction batch) throws SQLException;
}
