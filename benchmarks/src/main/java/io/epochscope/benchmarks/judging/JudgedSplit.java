package io.epochscope.benchmarks.judging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A split of a run in the last epoch in which it was judged.
 *
 * @param pass in which it was
 * @param classes how many there are
 */
record JudgedSplit(String runId, int epoch, String split, String pass, int classes, double accuracy) {

    private static final String LAST = """
            select epoch, pass, classes, accuracy
            from classification_epoch
            where run_id = ? and split = ?
            order by epoch desc
            limit 1
            """;

    /** @throws IllegalStateException if the split was never judged */
    static JudgedSplit last(Connection connection, String runId, String split) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setString(1, runId);
            query.setString(2, split);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the %s split of run %s was not judged".formatted(split, runId));
                }
                return new JudgedSplit(
                        runId,
                        row.getInt("epoch"),
                        split,
                        row.getString("pass"),
                        row.getInt("classes"),
                        row.getDouble("accuracy"));
            }
        }
    }
}
