package io.epochscope.metrics.export;

import io.epochscope.metrics.answer.RowFormat;
import io.epochscope.metrics.chunk.ChunkArrays;
import io.epochscope.metrics.chunk.ChunkQuery;
import io.epochscope.metrics.map.Selection;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.SplitChoice;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the scores of all patches of an epoch, chunk by chunk. */
@Singleton
final class Scores {

    private static final String CHUNKS = """
            select
              pass, first_row, first_col, width, labels, splits, loss, p_true, p_predicted, predicted, output, targets
            from patch_chunk
            where run_id = ? and scene = ? and pass = any (?) and epoch = ?
            order by chunk, pass
            """;

    private final ChunkQuery chunks;

    Scores(ChunkQuery chunks) {
        this.chunks = chunks;
    }

    /** Hands over a row for each patch that was scored. */
    void read(Scene scene, Selection selection, RowFormat.RowTaker<ScoreRow> taker) throws IOException {
        chunks.<IOException>forEach(
                CHUNKS,
                List.of(scene.runId(), scene.id(), selection.passes().sql(), selection.epoch()),
                row -> read(row, selection, taker));
    }

    private static void read(ResultSet row, Selection selection, RowFormat.RowTaker<ScoreRow> taker)
            throws SQLException, IOException {
        var chunk = new ChunkArrays(row);
        String pass = row.getString("pass");
        Number[] loss = chunk.numbers("loss");
        Number[] labels = chunk.numbers("labels");
        Number[] splits = chunk.numbers("splits");
        Number[] pTrue = chunk.numbers("p_true");
        Number[] pPredicted = chunk.numbers("p_predicted");
        Number[] predicted = chunk.numbers("predicted");
        Number[] output = chunk.numbers("output");
        Number[] targets = chunk.numbers("targets");
        for (int i = 0; i < loss.length; i++) {
            if (loss[i] == null || !selection.split().takes(at(splits, i))) {
                continue;
            }
            Integer label = label(at(labels, i));
            Integer prediction = at(predicted, i) == null ? null : predicted[i].intValue();
            taker.take(new ScoreRow(
                    selection.epoch(),
                    chunk.gridRow(i),
                    chunk.gridColumn(i),
                    pass,
                    SplitChoice.nameOf(at(splits, i)),
                    label,
                    prediction,
                    correct(label, prediction),
                    loss[i].floatValue(),
                    (Float) at(pTrue, i),
                    (Float) (at(pPredicted, i) == null && pPredicted != null ? at(pTrue, i) : at(pPredicted, i)),
                    (Float) at(output, i),
                    (Float) at(targets, i)));
        }
    }

    private static Boolean correct(Integer label, Integer predicted) {
        boolean known = label != null && predicted != null;
        return known ? label.equals(predicted) : null;
    }

    private static Number at(Number[] numbers, int i) {
        return numbers == null ? null : numbers[i];
    }

    private static Integer label(Number label) {
        boolean known = label != null && label.intValue() >= 0;
        return known ? label.intValue() : null;
    }
}
