package io.epochscope.metrics.run;

import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Deletes all rows of runs, and pictures that no other run shows. */
final class RunDeletion {

    private static final String PICTURES =
            "select coalesce(array_agg(distinct address), '{}') from store.picture where run_key = any (?)";

    private static final String DELETE_RUNS = "delete from store.run where run_key = any (?)";

    private static final String DELETE_PICTURES = """
            delete from store.picture_content content
            where content.address = any (?)
              and not exists (select from store.picture where picture.address = content.address)
            """;

    void delete(Connection connection, List<Long> runKeys) throws SQLException {
        if (runKeys.isEmpty()) {
            return;
        }
        SqlArray keys = SqlArray.ofLongs(runKeys);
        SqlArray pictures = pictures(connection, keys);
        Statements.execute(connection, DELETE_RUNS, List.of(List.of(keys)));
        Statements.execute(connection, DELETE_PICTURES, List.of(List.of(pictures)));
    }

    private static SqlArray pictures(Connection connection, SqlArray runKeys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PICTURES)) {
            Statements.bind(statement, List.of(runKeys));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new SqlArray("text", rows.getArray(1).getArray());
            }
        }
    }
}
