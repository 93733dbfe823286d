package io.epochscope.metrics.export.tables;

import io.epochscope.metrics.chunk.ChunkQuery;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A table whose rows are those of a query.
 *
 * @param sql asks for the columns in their order; its one parameter is the run's id
 */
record ViewTable(String name, List<Column> columns, String sql, ChunkQuery query) implements Table {

    /** Rows of one round trip: some hundred kilobytes. */
    private static final int ROWS = 4_000;

    @Override
    public void giveTo(String runId, RowSink sink) throws IOException {
        query.<IOException>forEach(sql, List.of(runId), ROWS, row -> give(row, sink));
    }

    private void give(ResultSet row, RowSink sink) throws SQLException, IOException {
        for (int i = 1; i <= columns.size(); i++) {
            give(row, i, columns.get(i - 1).type(), sink);
        }
        sink.endRow();
    }

    private static void give(ResultSet row, int i, ColumnType type, RowSink sink) throws SQLException {
        if (row.getObject(i) == null) {
            sink.absent();
            return;
        }
        switch (type) {
            case TEXT -> sink.text(row.getString(i));
            case INTEGER, LONG -> sink.whole(row.getLong(i));
            case FLOAT -> sink.real(row.getFloat(i));
            case DOUBLE -> sink.real(row.getDouble(i));
        }
    }
}
