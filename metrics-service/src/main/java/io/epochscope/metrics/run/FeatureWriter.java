package io.epochscope.metrics.run;

import io.epochscope.events.v1.FeatureDescription;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the columns of the table that a run learns from, in place of those that were there. */
final class FeatureWriter {

    private static final String CLEAR = "delete from store.run_feature where run_key = ?";

    private static final String INSERT = """
            insert into store.run_feature (run_key, position, name, mean, deviation, missing, imputed)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    void replace(Connection connection, long run, List<FeatureDescription> features) throws SQLException {
        Statements.execute(connection, CLEAR, List.of(List.of(run)));
        Statements.execute(
                connection,
                INSERT,
                IntStream.range(0, features.size())
                        .mapToObj(position -> row(run, position, features.get(position)))
                        .toList());
    }

    private static List<Object> row(long run, int position, FeatureDescription feature) {
        return List.of(
                run,
                position,
                feature.getName(),
                feature.getMean(),
                feature.getDeviation(),
                feature.getMissing(),
                feature.getImputed());
    }
}
