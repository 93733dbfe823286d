package io.epochscope.metrics.epoch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.epochscope.metrics.chunk.ChunkQuery;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Writes the epochs of a run as CSV (RFC 4180): a line for each, a column for each metric of each split. */
@Singleton
final class EpochTable {

    private static final String TIME = "occurred_at";

    /** What every epoch has, whatever its metrics. */
    private static final List<String> EPOCH = List.of(
            "epoch",
            "attempt",
            TIME,
            "step",
            "learning_rate",
            "seconds_training",
            "seconds_validating",
            "seconds_watching",
            "seconds_waiting_for_data",
            "resident_bytes",
            "heap_bytes",
            "cpu_seconds");

    private static final String METRICS = """
            select split, metric
            from epoch_metric
            where run_id = ?
            group by split, metric
            order by array_position(array['train', 'validation', 'test', ''], split), metric
            """;

    private static final String ROWS = """
            select run_epoch.*, measured.splits, measured.metrics, measured.values
            from run_epoch
            cross join lateral (
              select array_agg(split) as splits, array_agg(metric) as metrics, array_agg(value) as values
              from epoch_metric
              where epoch_metric.run_id = run_epoch.run_id and epoch_metric.epoch = run_epoch.epoch
            ) measured
            where run_epoch.run_id = ?
            order by run_epoch.epoch
            """;

    /** Of a split, or of the epoch as a whole if that is empty. */
    private record Metric(String split, String name) {

        static Metric of(ResultSet row) throws SQLException {
            return new Metric(row.getString("split"), row.getString("metric"));
        }

        /** Not always its own: validation_iou may be that of the split, or the epoch's own metric. */
        String column() {
            return split.isEmpty() ? name : split + "_" + name;
        }
    }

    private final DataSource dataSource;
    private final ChunkQuery rows;

    EpochTable(DataSource dataSource, ChunkQuery rows) {
        this.dataSource = dataSource;
        this.rows = rows;
    }

    /** Writes all epochs while they are read. */
    void write(String runId, OutputStream output) throws IOException {
        List<Metric> metrics = Query.rows(dataSource, METRICS, Metric::of, runId);
        var schema = CsvSchema.builder();
        EPOCH.forEach(schema::addColumn);
        metrics.forEach(metric -> schema.addColumn(metric.column()));
        SequenceWriter lines = new CsvMapper()
                .writer(schema.build().withHeader())
                .with(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .writeValues(output);
        rows.<IOException>forEach(ROWS, List.of(runId), row -> lines.write(line(row, metrics)));
        lines.close();
    }

    private static List<Object> line(ResultSet row, List<Metric> metrics) throws SQLException {
        var line = new ArrayList<Object>();
        for (String column : EPOCH) {
            line.add(
                    column.equals(TIME)
                            ? row.getObject(column, OffsetDateTime.class).toString()
                            : row.getString(column));
        }
        Map<Metric, Double> measured = measured(row);
        metrics.forEach(metric -> line.add(measured.get(metric)));
        return line;
    }

    private static Map<Metric, Double> measured(ResultSet row) throws SQLException {
        Map<Metric, Double> measured = new HashMap<>();
        if (row.getArray("metrics") != null) {
            String[] splits = (String[]) row.getArray("splits").getArray();
            String[] names = (String[]) row.getArray("metrics").getArray();
            Double[] values = (Double[]) row.getArray("values").getArray();
            for (int i = 0; i < names.length; i++) {
                measured.put(new Metric(splits[i], names[i]), values[i]);
            }
        }
        return measured;
    }
}
