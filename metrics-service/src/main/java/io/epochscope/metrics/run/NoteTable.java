package io.epochscope.metrics.run;

import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Statements;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What people say of runs, apart from what events do: no event changes it. */
@Singleton
final class NoteTable {

    private static final String INSERT = """
            insert into store.run_note (run_key)
            select run_key from store.run where run_id = ? and first_event_at is not null
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update store.run_note set %s, changed_at = now()
            where run_key = (select run_key from store.run where run_id = ?)
            """;

    private final DataSource dataSource;

    NoteTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Changes what is said of a run; nothing if there is no such run.
     *
     * @throws DatabaseUnavailableException if that cannot be stored now
     */
    void change(String runId, NotePatch patch) {
        if (patch.values().isEmpty()) {
            return;
        }
        String columns = patch.values().keySet().stream()
                .map(field -> field.field() + " = ?")
                .collect(Collectors.joining(", "));
        List<Object> parameters = new ArrayList<>(patch.values().values());
        parameters.add(runId);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Statements.execute(connection, INSERT, List.of(List.of(runId)));
                Statements.execute(connection, UPDATE.formatted(columns), List.of(parameters));
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }
}
