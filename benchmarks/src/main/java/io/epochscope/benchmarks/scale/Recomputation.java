package io.epochscope.benchmarks.scale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Compares what was kept up to date with what all stored scores come to, patch by patch. */
final class Recomputation {

    /** All patches of four chunks, in corners and in the middle, over all epochs. */
    private static final String DIFFERENT = """
            with scored as (
              select chunk.first_row, chunk.first_col, chunk.width, chunk.epoch, patch.position,
                patch.p_true::double precision as p_true,
                patch.predicted = patch.label as correct
              from patch_chunk chunk
              cross join lateral unnest(chunk.p_true, chunk.predicted, chunk.labels)
                with ordinality as patch (p_true, predicted, label, position)
              where chunk.run_id = ? and chunk.scene = ? and chunk.pass = 'training'
                and chunk.chunk in (0, 15, 136, 255)
            ),
            stepped as (
              select *, lag(correct) over (partition by first_row, first_col, position order by epoch) as before
              from scored
            ),
            direct as (
              select first_row, first_col, position, count(*) as epochs, avg(p_true) as confidence,
                count(*) filter (where correct) as correct,
                count(*) filter (where before and not correct) as forgotten,
                coalesce(min(epoch) filter (where correct), 0) as first_learned
              from stepped
              group by first_row, first_col, position
            )
            select count(*) as compared,
              count(*) filter (
                where abs(direct.confidence - kept.confidence[direct.position]) > 1e-9
                  or (direct.epochs, direct.correct, direct.forgotten, direct.first_learned) is distinct from (
                    kept.epochs[direct.position], kept.correct[direct.position], kept.forgotten[direct.position],
                    kept.first_learned[direct.position]
                  )
              ) as different
            from direct
            join patch_dynamics_chunk kept using (first_row, first_col)
            where kept.run_id = ? and kept.scene = ? and kept.pass = 'training'
            """;

    private Recomputation() {}

    /** How many patches were compared, and how many of them are not as they should be. */
    record Result(long compared, long different) {}

    static Result compare(Connection connection, String run, String scene) throws SQLException {
        try (var statement = connection.prepareStatement(DIFFERENT)) {
            statement.setString(1, run);
            statement.setString(2, scene);
            statement.setString(3, run);
            statement.setString(4, scene);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Result(row.getLong("compared"), row.getLong("different"));
            }
        }
    }
}
