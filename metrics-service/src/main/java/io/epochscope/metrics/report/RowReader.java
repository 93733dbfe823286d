package io.epochscope.metrics.report;

import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads rows of the read views with the names that a query gives their columns. */
@Singleton
final class RowReader {

    private final DataSource dataSource;

    RowReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Rows read(String sql, Object... parameters) {
        var columns = new ArrayList<String>();
        List<List<Object>> rows = Query.rows(
                dataSource,
                sql,
                row -> {
                    if (columns.isEmpty()) {
                        columns.addAll(names(row.getMetaData()));
                    }
                    return values(row, columns.size());
                },
                parameters);
        return new Rows(columns, rows);
    }

    private static List<String> names(ResultSetMetaData about) throws SQLException {
        var names = new ArrayList<String>();
        for (int column = 1; column <= about.getColumnCount(); column++) {
            names.add(about.getColumnLabel(column));
        }
        return names;
    }

    private static List<Object> values(ResultSet row, int columns) throws SQLException {
        var values = new ArrayList<Object>();
        for (int column = 1; column <= columns; column++) {
            values.add(row.getObject(column));
        }
        return values;
    }
}
