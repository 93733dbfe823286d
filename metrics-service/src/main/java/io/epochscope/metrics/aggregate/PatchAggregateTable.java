package io.epochscope.metrics.aggregate;

import io.epochscope.metrics.aggregate.SplitAggregate.CountsAndSums;
import io.epochscope.metrics.patch.ChunkLabels;
import io.epochscope.metrics.patch.ChunkShape;
import io.epochscope.metrics.patch.PassChunk;
import io.epochscope.metrics.patch.StoredScores;
import io.epochscope.metrics.store.BinaryArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Table {@code store.patch_aggregate}: the scores of a chunk in short, by epoch, pass and split. */
final class PatchAggregateTable {

    private static final List<String> VALUES = List.of(
            "patches",
            "labelled",
            "correct",
            "loss_sum",
            "p_true_sum",
            "block_patches",
            "block_labelled",
            "block_correct",
            "block_loss",
            "block_worst_loss",
            "block_p_true",
            "class_index",
            "class_patches",
            "class_correct",
            "class_loss_sum",
            "class_p_true_sum",
            "loss_bucket",
            "loss_patches",
            "worst_place",
            "worst_loss",
            "mistake_label",
            "mistake_predicted",
            "mistake_p_predicted");

    private static final String UPSERT = """
            insert into store.patch_aggregate (scene_key, pass, epoch, chunk, split, %s)
            values (?, ?, ?, ?, ?, %s)
            on conflict (scene_key, pass, epoch, chunk, split) do update set (%1$s) = row (%s)
            """.formatted(
            String.join(", ", VALUES),
            String.join(", ", VALUES.stream().map(column -> "?").toList()),
            String.join(
                    ", ", VALUES.stream().map(column -> "excluded." + column).toList()));

    /** Whatever a new description puts into other splits must not stay where it was. */
    private static final String DELETE =
            "delete from store.patch_aggregate where scene_key = ? and pass = ? and chunk = ?";

    /** Nor what an earlier attempt scored of a split that the later one does not. */
    private static final String DELETE_EPOCH =
            "delete from store.patch_aggregate where scene_key = ? and pass = ? and epoch = ? and chunk = ?";

    private PatchAggregateTable() {}

    /** The rows of a chunk in one epoch, ready to be written. */
    static List<List<Object>> rows(StoredScores stored, ChunkLabels labels, ChunkShape shape) {
        return SplitAggregate.of(stored.scores(), labels, shape).stream()
                .map(aggregate -> row(stored, aggregate))
                .toList();
    }

    /** Takes away the rows of epochs that have been scored anew. */
    static void clear(Connection connection, List<StoredScores> epochs) throws SQLException {
        Statements.execute(
                connection,
                DELETE_EPOCH,
                epochs.stream()
                        .map(stored -> List.<Object>of(
                                stored.of().chunk().sceneKey(),
                                stored.of().pass(),
                                stored.epoch(),
                                stored.of().chunk().chunk()))
                        .toList());
    }

    /** Writes rows, in place of those of the same epoch. */
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

    private static List<Object> row(StoredScores stored, SplitAggregate aggregate) {
        List<CountsAndSums> blocks = aggregate.blocks;
        int[] classes = IntStream.range(0, aggregate.classes.size())
                .filter(index -> aggregate.classes.get(index).patches > 0)
                .toArray();
        List<CountsAndSums> ofClasses =
                IntStream.of(classes).mapToObj(aggregate.classes::get).toList();
        var row = new ArrayList<Object>();
        row.add(stored.of().chunk().sceneKey());
        row.add(stored.of().pass());
        row.add(stored.epoch());
        row.add(stored.of().chunk().chunk());
        row.add(aggregate.split);
        row.add(aggregate.whole.patches);
        row.add(aggregate.whole.labelled);
        row.add(aggregate.whole.correct);
        row.add(aggregate.whole.loss);
        row.add(aggregate.hasPTrue ? aggregate.whole.pTrue : null);
        row.add(BinaryArray.ofSmallints(
                blocks.stream().mapToInt(block -> block.patches).toArray()));
        row.add(BinaryArray.ofSmallints(
                blocks.stream().mapToInt(block -> block.labelled).toArray()));
        row.add(BinaryArray.ofSmallints(
                blocks.stream().mapToInt(block -> block.correct).toArray()));
        row.add(blockReals(blocks, block -> block.loss / block.patches));
        row.add(blockReals(blocks, block -> block.worstLoss));
        row.add(aggregate.hasPTrue ? blockReals(blocks, block -> block.pTrue / block.patches) : null);
        row.add(BinaryArray.ofSmallints(classes));
        row.add(BinaryArray.ofIntegers(
                ofClasses.stream().mapToInt(each -> each.patches).toArray()));
        row.add(BinaryArray.ofIntegers(
                ofClasses.stream().mapToInt(each -> each.correct).toArray()));
        row.add(BinaryArray.ofDoubles(
                ofClasses.stream().mapToDouble(each -> each.loss).toArray()));
        row.add(
                aggregate.hasPTrue
                        ? BinaryArray.ofDoubles(ofClasses.stream()
                                .mapToDouble(each -> each.pTrue)
                                .toArray())
                        : null);
        row.add(BinaryArray.ofSmallints(aggregate.losses.buckets()));
        row.add(BinaryArray.ofIntegers(aggregate.losses.counts()));
        row.add(BinaryArray.ofSmallints(aggregate.worst.places()));
        row.add(BinaryArray.ofReals(aggregate.worst.losses()));
        SurestMistakes mistakes = aggregate.mistakes;
        boolean known = !mistakes.isTooMany();
        row.add(known ? BinaryArray.ofSmallints(mistakes.labels()) : null);
        row.add(known ? BinaryArray.ofSmallints(mistakes.predicted()) : null);
        row.add(known ? BinaryArray.ofReals(mistakes.pPredicted()) : null);
        return row;
    }

    /** Null in blocks without patches. */
    private static BinaryArray blockReals(List<CountsAndSums> blocks, ToDoubleFunction<CountsAndSums> value) {
        float[] values = new float[blocks.size()];
        BitSet filled = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.applyAsDouble(blocks.get(i));
            filled.set(i, blocks.get(i).patches > 0);
        }
        return BinaryArray.ofReals(values, filled);
    }
}
