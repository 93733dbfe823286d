package io.epochscope.metrics.dynamics;

import io.epochscope.metrics.patch.ChunkLabels;
import io.epochscope.metrics.patch.ChunkShape;
import io.epochscope.metrics.patch.PassChunk;
import io.epochscope.metrics.store.BinaryArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Table {@code store.dynamics_aggregate}. */
final class DynamicsAggregateTable {

    private static final String DELETE =
            "delete from store.dynamics_aggregate where scene_key = ? and pass = ? and chunk = ?";

    private static final String UPSERT = """
            insert into store.dynamics_aggregate (
              scene_key, pass, chunk, split,
              block_patches, block_confidence, block_variability, block_correct, block_forgotten,
              verdict_patches, problem_verdict, problem_place, problem_suspicion, map_cell, map_patches
            )
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (scene_key, pass, chunk, split) do update set
              block_patches = excluded.block_patches,
              block_confidence = excluded.block_confidence,
              block_variability = excluded.block_variability,
              block_correct = excluded.block_correct,
              block_forgotten = excluded.block_forgotten,
              verdict_patches = excluded.verdict_patches,
              problem_verdict = excluded.problem_verdict,
              problem_place = excluded.problem_place,
              problem_suspicion = excluded.problem_suspicion,
              map_cell = excluded.map_cell,
              map_patches = excluded.map_patches
            """;

    private DynamicsAggregateTable() {}

    /** The rows of a chunk, one for each split that has patches, ready to be written. */
    static List<List<Object>> rows(
            PassChunk of, ChunkDynamics dynamics, PatchVerdict[] verdicts, ChunkLabels labels, ChunkShape shape) {
        return labels.splitsOf(dynamics.present()).stream()
                .mapToObj(split -> row(
                        of,
                        split,
                        new DynamicsAggregate(dynamics, verdicts, labels.inSplit(dynamics.present(), split), shape)))
                .toList();
    }

    /** Writes rows, in place of those of the same chunk, pass and split. */
    static void write(Connection connection, List<List<Object>> rows) throws SQLException {
        Statements.execute(connection, UPSERT, rows);
    }

    /** Takes away all rows of a chunk in one kind of pass. */
    static void clear(Connection connection, PassChunk of) throws SQLException {
        Statements.execute(
                connection,
                DELETE,
                List.of(List.of(of.chunk().sceneKey(), of.pass(), of.chunk().chunk())));
    }

    private static List<Object> row(PassChunk of, int split, DynamicsAggregate aggregate) {
        BitSet filled = aggregate.filledBlocks();
        int[] cells = aggregate.filledCells();
        var row = new ArrayList<Object>();
        row.add(of.chunk().sceneKey());
        row.add(of.pass());
        row.add(of.chunk().chunk());
        row.add(split);
        row.add(BinaryArray.ofSmallints(aggregate.blockPatches));
        row.add(reals(aggregate.blockConfidence, filled));
        row.add(reals(aggregate.blockVariability, filled));
        row.add(reals(aggregate.blockCorrect, filled));
        row.add(reals(aggregate.blockForgotten, filled));
        row.add(BinaryArray.ofIntegers(aggregate.verdictPatches));
        row.add(BinaryArray.ofSmallints(aggregate.problems.stream()
                .mapToInt(problem -> problem.verdict().code())
                .toArray()));
        row.add(BinaryArray.ofSmallints(
                aggregate.problems.stream().mapToInt(Problems.Problem::place).toArray()));
        row.add(BinaryArray.ofDoubles(aggregate.problems.stream()
                .mapToDouble(Problems.Problem::suspicion)
                .toArray()));
        row.add(BinaryArray.ofSmallints(cells));
        row.add(BinaryArray.ofIntegers(
                IntStream.of(cells).map(cell -> aggregate.mapPatches[cell]).toArray()));
        return row;
    }

    private static BinaryArray reals(double[] values, BitSet filled) {
        float[] elements = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            elements[i] = (float) values[i];
        }
        return BinaryArray.ofReals(elements, filled);
    }
}
