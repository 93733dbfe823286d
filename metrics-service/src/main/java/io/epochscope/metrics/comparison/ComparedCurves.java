package io.epochscope.metrics.comparison;

import io.epochscope.metrics.report.Figure;
import io.epochscope.metrics.report.Rows;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads metrics of runs over their epochs. */
@Singleton
final class ComparedCurves {

    /** Loss and accuracy first, then the runs' own, then the rest. */
    private static final String METRICS = """
            select recorded.metric
            from (select distinct run_metric.metric from run_metric where run_metric.run_id = any (?)) recorded
            left join metric known on known.metric = recorded.metric
            order by recorded.metric <> 'loss', recorded.metric <> 'accuracy', known.metric is not null, recorded.metric
            """;

    /** Asked for each run by itself, and not joined with those of all runs. */
    private static final String CURVES = """
            select compared.place, measured.split, measured.epoch, measured.value
            from unnest(?) with ordinality as compared (run_id, place)
            cross join lateral (
              select epoch_metric.split, epoch_metric.epoch, epoch_metric.value
              from epoch_metric
              where epoch_metric.run_id = compared.run_id
                and epoch_metric.metric = ?
                and epoch_metric.split in ('', 'train', 'validation')
              offset 0
            ) measured
            """;

    private final DataSource dataSource;

    ComparedCurves(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Point(int place, String split, int epoch, double value) {

        /** Each run has a pair of columns behind that of the epoch. */
        int column() {
            return 2 * place - (split.equals("validation") ? 0 : 1);
        }
    }

    /** Every metric that any of the runs has. */
    List<String> metrics(List<String> runIds) {
        return Query.rows(dataSource, METRICS, row -> row.getString(1), SqlArray.ofTexts(runIds));
    }

    /** A metric of the train split, or of the epoch as a whole, and of the validation split. */
    Figure of(List<ComparedRun> runs, String metric) {
        List<String> columns = new ArrayList<>(List.of("epoch"));
        for (ComparedRun run : runs) {
            columns.add(run.label() + ", train");
            columns.add(run.label() + ", validation");
        }
        var rows = new TreeMap<Integer, List<Object>>();
        points(runs, metric)
                .forEach(point -> rows.computeIfAbsent(point.epoch(), epoch -> emptyRow(epoch, columns.size()))
                        .set(point.column(), point.value()));
        return Figure.of(
                metric + " over the epochs, train solid, validation dashed",
                Figure.Kind.PAIRS,
                "epoch",
                metric,
                new Rows(columns, List.copyOf(rows.values())));
    }

    private List<Point> points(List<ComparedRun> runs, String metric) {
        return Query.rows(
                dataSource,
                CURVES,
                row -> new Point(
                        row.getInt("place"), row.getString("split"), row.getInt("epoch"), row.getDouble("value")),
                SqlArray.ofTexts(runs.stream().map(run -> run.run().runId()).toList()),
                metric);
    }

    private static List<Object> emptyRow(int epoch, int columns) {
        Object[] row = new Object[columns];
        row[0] = epoch;
        return Arrays.asList(row);
    }
}
