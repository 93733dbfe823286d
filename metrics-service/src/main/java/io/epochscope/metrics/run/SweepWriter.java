package io.epochscope.metrics.run;

import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes which sweep a run is part of, in place of what was there. */
final class SweepWriter {

    private static final String CLEAR = "delete from store.sweep_run where run_key = ?";

    private static final String INSERT = """
            insert into store.sweep_run (run_key, sweep_id, name, position, runs, metric, maximize, parameters)
            select ?, ?, ?, ?, ?, ?, ?, coalesce(jsonb_object_agg(varied.path, varied.value::jsonb), '{}')
            from unnest(?::text[], ?::text[]) as varied (path, value)
            """;

    void replace(Connection connection, long run, RunStarted started) throws SQLException {
        Statements.execute(connection, CLEAR, List.of(List.of(run)));
        if (started.hasSweep()) {
            Statements.execute(connection, INSERT, List.of(row(run, started.getSweep())));
        }
    }

    private static List<Object> row(long run, SweepMembership sweep) {
        List<Map.Entry<String, String>> parameters =
                List.copyOf(sweep.getParametersMap().entrySet());
        return List.of(
                run,
                sweep.getSweepId(),
                sweep.getName().isEmpty() ? sweep.getSweepId() : sweep.getName(),
                sweep.getPosition(),
                sweep.getRuns(),
                sweep.getMetric(),
                sweep.getMaximize(),
                SqlArray.ofTexts(parameters.stream().map(Map.Entry::getKey).toList()),
                SqlArray.ofTexts(parameters.stream().map(Map.Entry::getValue).toList()));
    }
}
