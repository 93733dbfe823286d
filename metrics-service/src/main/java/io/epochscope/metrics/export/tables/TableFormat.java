package io.epochscope.metrics.export.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The formats of tables. */
enum TableFormat {
    CSV("text/csv;charset=UTF-8") {
        @Override
        RowSink open(List<Column> columns, OutputStream output) throws IOException {
            return new CsvRows(columns, output);
        }
    },
    PARQUET("application/vnd.apache.parquet") {
        @Override
        RowSink open(List<Column> columns, OutputStream output) throws IOException {
            return new ParquetRows(columns, output);
        }
    };

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As answers name it. */
    String mediaType() {
        return mediaType;
    }

    /** Begins a file. */
    abstract RowSink open(List<Column> columns, OutputStream output) throws IOException;
}
