package io.epochscope.metrics.deletion;

import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Records of a run that could not be stored. They are few, and listed by the run's id. */
record DeadLetters() implements RunPart {

    private static final String DELETE = """
            delete from store.dead_letter
            where run_id = (select run_id from store.deleted_run_key where run_key = ?)
            """;

    @Override
    public boolean deleteSome(Connection connection, long runKey) throws SQLException {
        Statements.execute(connection, DELETE, List.of(List.of(runKey)));
        return false;
    }
}
