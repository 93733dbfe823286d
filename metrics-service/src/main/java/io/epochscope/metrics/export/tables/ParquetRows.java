package io.epochscope.metrics.export.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.hadoop.ParquetWriter;

/** Writes rows as Parquet, in groups of rows of some megabytes, which are all that is in memory. */
final class ParquetRows implements RowSink {

    private final PendingRow row;
    private final ParquetWriter<PendingRow> writer;

    ParquetRows(List<Column> columns, OutputStream output) throws IOException {
        row = new PendingRow(columns);
        writer = new PendingRowWriter(columns, output).build();
    }

    @Override
    public void text(String value) {
        row.text(value);
    }

    @Override
    public void whole(long value) {
        row.bits(value);
    }

    @Override
    public void real(float value) {
        row.bits(Float.floatToRawIntBits(value));
    }

    @Override
    public void real(double value) {
        row.bits(Double.doubleToRawLongBits(value));
    }

    @Override
    public void absent() {
        row.absent();
    }

    @Override
    public void endRow() throws IOException {
        writer.write(row);
        row.clear();
    }

    @Override
    public void finish() throws IOException {
        writer.close();
    }
}
