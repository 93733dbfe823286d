package io.epochscope.metrics.deletion;

import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Pictures of a run, and their contents unless another run shows them too. */
record Pictures() implements RunPart {

    private static final int AT_ONCE = 200;

    private static final String DELETE = """
            delete from store.picture
            where ctid = any (array(select ctid from store.picture where run_key = ? limit ?))
            returning address
            """;

    private static final String DELETE_CONTENTS = """
            delete from store.picture_content content
            where content.address = any (?)
              and not exists (select from store.picture where picture.address = content.address)
            """;

    @Override
    public boolean deleteSome(Connection connection, long runKey) throws SQLException {
        List<String> addresses = Query.rows(connection, DELETE, row -> row.getString(1), runKey, AT_ONCE);
        Statements.execute(connection, DELETE_CONTENTS, List.of(List.of(SqlArray.ofTexts(addresses))));
        return !addresses.isEmpty();
    }
}
