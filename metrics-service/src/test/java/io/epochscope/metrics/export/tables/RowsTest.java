package io.epochscope.metrics.export.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.fixture.DuckDb;
import io.epochscope.metrics.fixture.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("text", ColumnType.TEXT),
            new Column("whole", ColumnType.LONG),
            new Column("single", ColumnType.FLOAT),
            new Column("double", ColumnType.DOUBLE));

    @Test
    void csvQuotesWhatHasAMeaningAndTellsEmptyFromAbsent() throws IOException {
        var bytes = new ByteArrayOutputStream();
        RowSink sink = TableFormat.CSV.open(COLUMNS, bytes);
        row(sink, "a, \"b\"\nc", -1, Float.MIN_VALUE, 0.1);
        row(sink, "", Long.MIN_VALUE, Float.NaN, Double.NEGATIVE_INFINITY);
        row(sink, null, 0, 1e10f, 123456789);
        row(sink, "straße", 0, -0f, Double.MAX_VALUE);
        sink.finish();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        text,whole,single,double
                        "a, ""b""
                        c",-1,1.4E-45,0.1
                        "",-9223372036854775808,NaN,-Infinity
                        ,0,1.0E10,1.23456789E8
                        "straße",0,-0.0,1.7976931348623157E308
                        """);
    }

    @Test
    void parquetIsSentInGroupsOfRows(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("rows.parquet");
        int rows = 2_000_000;
        try (OutputStream output = Files.newOutputStream(file)) {
            RowSink sink = TableFormat.PARQUET.open(COLUMNS, output);
            for (int i = 0; i < rows; i++) {
                row(sink, i % 3 == 0 ? null : "row " + i % 7, i, (float) Math.sin(i), Math.cos(i));
            }
            sink.finish();
        }
        try (Connection duckDb = DuckDb.open()) {
            assertThat(TestDatabase.query(
                            duckDb, "select count(distinct row_group_id) > 1 from parquet_metadata('" + file + "')"))
                    .containsExactly(List.of("true"));
            assertThat(TestDatabase.query(
                            duckDb,
                            "select count(*), count(\"text\"), sum(whole), count(distinct whole), max(\"double\") from '"
                                    + file + "'"))
                    .containsExactly(List.of("2000000", "1333333", "1999999000000", "2000000", "1.0"));
        }
    }

    private static void row(RowSink sink, String text, long whole, float single, double number) throws IOException {
        sink.text(text);
        sink.whole(whole);
        sink.real(single);
        sink.real(number);
        sink.endRow();
    }
}
