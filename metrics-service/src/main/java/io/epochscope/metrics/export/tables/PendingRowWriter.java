package io.epochscope.metrics.export.tables;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Makes a writer of rows with some columns. */
final class PendingRowWriter extends ParquetWriter.Builder<PendingRow, PendingRowWriter> {

    /** What is in memory until it is written; large enough that readers skip by it, small enough for many exports. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final List<Column> columns;

    PendingRowWriter(List<Column> columns, OutputStream output) {
        super(new StreamedFile(output));
        this.columns = columns;
        withConf(new PlainParquetConfiguration());
        withCompressionCodec(CompressionCodecName.ZSTD);
        withRowGroupSize(ROW_GROUP_BYTES);
    }

    @Override
    protected PendingRowWriter self() {
        return this;
    }

    @Override
    @SuppressWarnings("deprecation") // must be there though it is deprecated
    protected WriteSupport<PendingRow> getWriteSupport(Configuration configuration) {
        return new Support(columns);
    }

    @Override
    protected WriteSupport<PendingRow> getWriteSupport(ParquetConfiguration configuration) {
        return new Support(columns);
    }

    private static final class Support extends WriteSupport<PendingRow> {

        private final MessageType schema;
        private RecordConsumer consumer;

        Support(List<Column> columns) {
            schema = new MessageType(
                    "row",
                    columns.stream()
                            .<Type>map(column -> column.type().inParquet(column.name()))
                            .toList());
        }

        @Override
        @SuppressWarnings("deprecation") // must be there though it is deprecated
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(PendingRow row) {
            row.giveTo(consumer);
        }
    }
}
