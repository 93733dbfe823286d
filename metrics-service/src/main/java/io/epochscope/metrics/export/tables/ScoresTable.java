package io.epochscope.metrics.export.tables;

import io.epochscope.metrics.chunk.ChunkArrays;
import io.epochscope.metrics.chunk.ChunkQuery;
import io.epochscope.metrics.scene.SplitChoice;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What every pass of every epoch made of every patch, read chunk by chunk. */
record ScoresTable(ChunkQuery chunks) implements Table {

    private static final List<Column> COLUMNS = List.of(
            new Column("scene", ColumnType.TEXT),
            new Column("epoch", ColumnType.INTEGER),
            new Column("pass", ColumnType.TEXT),
            new Column("row", ColumnType.INTEGER),
            new Column("column", ColumnType.INTEGER),
            new Column("split", ColumnType.TEXT),
            new Column("label", ColumnType.INTEGER),
            new Column("predicted", ColumnType.INTEGER),
            new Column("loss", ColumnType.FLOAT),
            new Column("p_true", ColumnType.FLOAT),
            new Column("p_predicted", ColumnType.FLOAT),
            new Column("output", ColumnType.FLOAT),
            new Column("target", ColumnType.FLOAT));

    private static final String CHUNKS = """
            select
              scene, epoch, pass, first_row, first_col, width, labels, splits, loss, p_true, p_predicted, predicted,
              output, targets
            from patch_chunk
            where run_id = ?
            order by scene, epoch, pass, chunk
            """;

    @Override
    public String name() {
        return "scores";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void giveTo(String runId, RowSink sink) throws IOException {
        chunks.<IOException>forEach(CHUNKS, List.of(runId), row -> give(row, sink));
    }

    private static void give(ResultSet row, RowSink sink) throws SQLException, IOException {
        String scene = row.getString("scene");
        int epoch = row.getInt("epoch");
        String pass = row.getString("pass");
        var chunk = new ChunkArrays(row);
        Number[] loss = chunk.numbers("loss");
        Number[] labels = chunk.numbers("labels");
        Number[] splits = chunk.numbers("splits");
        Number[] pTrue = chunk.numbers("p_true");
        Number[] pPredicted = chunk.numbers("p_predicted");
        Number[] predicted = chunk.numbers("predicted");
        Number[] output = chunk.numbers("output");
        Number[] targets = chunk.numbers("targets");
        for (int i = 0; i < loss.length; i++) {
            if (loss[i] == null) {
                continue;
            }
            sink.text(scene);
            sink.whole(epoch);
            sink.text(pass);
            sink.whole(chunk.gridRow(i));
            sink.whole(chunk.gridColumn(i));
            sink.text(SplitChoice.nameOf(at(splits, i)));
            index(at(labels, i), sink);
            index(at(predicted, i), sink);
            real(loss[i], sink);
            real(at(pTrue, i), sink);
            // Stored only where it is another number than p(true class).
            real(pPredicted != null && pPredicted[i] == null ? at(pTrue, i) : at(pPredicted, i), sink);
            real(at(output, i), sink);
            real(at(targets, i), sink);
            sink.endRow();
        }
    }

    private static Number at(Number[] numbers, int i) {
        return numbers == null ? null : numbers[i];
    }

    /** Of a class; there is none below zero. */
    private static void index(Number number, RowSink sink) {
        if (number == null || number.intValue() < 0) {
            sink.absent();
        } else {
            sink.whole(number.intValue());
        }
    }

    private static void real(Number number, RowSink sink) {
        if (number == null) {
            sink.absent();
        } else {
            sink.real(number.floatValue());
        }
    }
}
